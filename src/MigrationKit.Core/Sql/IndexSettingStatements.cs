using System.Globalization;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

/// <summary>What is said to an index that stays, whether it stands alone or behind a constraint, and to its table about it.</summary>
internal static class IndexSettingStatements
{
    public static IEnumerable<string> Of(AlterIndexOperation alter) => alter.Aspect switch
    {
        IndexAspect.Parameters => StorageParameters.Changes(alter.From.Parameters, alter.To.Parameters).Select(change => $"{AlterIndex(alter.To)} {change}"),
        IndexAspect.Tablespace => [$"{AlterIndex(alter.To)} SET TABLESPACE {SqlIdentifier.Quote(alter.To.Tablespace ?? "pg_default")}"],
        IndexAspect.Statistics => Statistics((TableIndex)alter.From, (TableIndex)alter.To),
        IndexAspect.Comment => [$"COMMENT ON INDEX {Name(alter.To)} IS {(alter.To.IndexComment is { } text ? SqlIdentifier.Literal(text) : "NULL")}"],
        IndexAspect.Clustered => [AlterTable(alter.To) + (alter.To.IsClustered ? $" CLUSTER ON {SqlIdentifier.Quote(alter.To.Name)}" : " SET WITHOUT CLUSTER")],
        _ => [$"{AlterTable(alter.To)} REPLICA IDENTITY USING INDEX {SqlIdentifier.Quote(alter.To.Name)}"],
    };

    /// <summary>What a constraint says of its index: <c> WITH (…) USING INDEX TABLESPACE …</c>.</summary>
    public static string Definition(IndexedObject item) =>
        StorageParameters.With(item.Parameters) + (item.Tablespace is { } tablespace ? $" USING INDEX TABLESPACE {SqlIdentifier.Quote(tablespace)}" : "");

    // Expressions have no name: https://www.postgresql.org/docs/current/sql-alterindex.html
    private static IEnumerable<string> Statistics(TableIndex from, TableIndex to)
    {
        for (var i = 0; i < to.Keys.Count; i++)
        {
            if (from.Keys[i].Statistics != to.Keys[i].Statistics)
            {
                yield return string.Format(
                    CultureInfo.InvariantCulture, "{0} ALTER COLUMN {1} SET STATISTICS {2}", AlterIndex(to), i + 1, to.Keys[i].Statistics ?? -1);
            }
        }
    }

    private static string Name(IndexedObject item) => SqlIdentifier.Quote(item.Table.Schema, item.Name);

    private static string AlterIndex(IndexedObject item) => $"ALTER INDEX {Name(item)}";

    private static string AlterTable(IndexedObject item) => $"ALTER TABLE {SqlIdentifier.Quote(item.Table.Schema, item.Table.Name)}";
}
