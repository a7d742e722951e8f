using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <remarks>https://www.postgresql.org/docs/current/sql-createtable.html</remarks>
internal sealed class TableReader() : StatementReader("unlogged table", "foreign table", "table")
{
    private static readonly string[] s_constraints = ["constraint", "primary", "unique", "check", "foreign", "exclude", "not"];

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        sql.TryWords("if not exists");
        var table = sql.Name(context.DefaultSchema);
        context.Names.Take(table.Schema, table.Name);
        var item = new Table(table) { IsUnlogged = head == "unlogged table" };
        item = sql.TryWords("partition of") ? item with { PartitionOf = new Partition(sql.Name(context.DefaultSchema), "") } : item;
        item = sql.TryWord("of") ? item with { OfType = sql.Name(context.DefaultSchema) } : item;
        if ((item.OfType is null && item.PartitionOf is null) || sql.Is(SqlTokenKind.OpenParen))
        {
            Elements(table, sql.Parenthesized(), context);
        }

        context.Add(Settings(Family(item, sql, context.DefaultSchema), sql));
    }

    /// <summary>The part of a partitioned table, as ATTACH PARTITION and PARTITION OF say it.</summary>
    public static string Bound(SqlCursor sql) => sql.TryWord("default") ? "DEFAULT" : sql.Until("partition", "using", "tablespace", "server");

    private static Table Family(Table item, SqlCursor sql, string defaultSchema)
    {
        item = item.PartitionOf is { } partition ? item with { PartitionOf = partition with { Bound = Bound(sql) } } : item;
        item = sql.TryWord("inherits")
            ? item with { Inherits = SqlList.Split(sql.Parenthesized()).Select(parent => new SqlCursor(parent).Name(defaultSchema)).ToEquatableArray() }
            : item;
        return sql.TryWords("partition by") ? item with { PartitionBy = sql.Token().ToUpperInvariant() + $" ({sql.Parenthesized()})" } : item;
    }

    private static Table Settings(Table item, SqlCursor sql)
    {
        item = sql.TryWord("using") ? item with { AccessMethod = Unless(sql.Identifier(), "heap") } : item;
        item = sql.TryWord("with") ? item with { Parameters = Parameters.Read(sql) } : item;
        item = sql.TryWord("tablespace") ? item with { Tablespace = Unless(sql.Identifier(), "pg_default") } : item;
        return sql.TryWord("server") ? item with { Foreign = new ForeignSource(sql.Identifier()) { Options = OptionList.Read(sql) } } : item;
    }

    private static string? Unless(string name, string standard) => name == standard ? null : name;

    public static void Elements(QualifiedName table, string elements, DeclarationContext context)
    {
        var ordinal = 0;
        foreach (var element in SqlList.Split(elements))
        {
            var sql = new SqlCursor(element);
            if (s_constraints.Any(word => sql.IsWord(word)))
            {
                Constraint(table, sql, context);
            }
            else
            {
                new ColumnDefinition(table, context).Read(sql, ++ordinal);
            }

            sql.End();
        }
    }

    public static void Constraint(QualifiedName table, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.TryWord("constraint") ? sql.Identifier() : null;
        new ConstraintDefinition(table, context).Read(name, default, sql);
    }
}
