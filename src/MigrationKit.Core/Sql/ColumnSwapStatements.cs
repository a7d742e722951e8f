using MigrationKit.Core.Planning.Swaps;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

/// <summary>
/// The trigger that keeps a second column in step with the first. It fires for rows from replication too, and finds names as this session does,
/// whatever the search path of those who write.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/plpgsql-trigger.html</remarks>
internal static class ColumnSwapStatements
{
    public static IEnumerable<string> Follow(ColumnSwap swap)
    {
        var (table, function, trigger) = (Table(swap), Function(swap), SqlIdentifier.Quote(swap.Trigger));
        var sources = string.Join(", ", swap.Sources.Select(static name => $"NEW.{SqlIdentifier.Quote(name)} AS {SqlIdentifier.Quote(name)}"));
        var row = sources.Length == 0 ? "" : $" FROM (SELECT {sources}) AS {SqlIdentifier.Quote(swap.To.Table.Name)}";
        var body = $"""
            #variable_conflict use_column
            BEGIN
                SELECT {swap.Expression} INTO NEW.{SqlIdentifier.Quote(swap.Building.Name)}{row};
                RETURN NEW;
            END
            """.Replace("\r\n", "\n");
        var tag = DollarTag.For("follow", body);
        return
        [
            $"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS {tag}\n{body}\n{tag}",
            $"CREATE TRIGGER {trigger} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()",
            $"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {trigger}",
        ];
    }

    public static IEnumerable<string> Unfollow(ColumnSwap swap) =>
        [$"DROP TRIGGER {SqlIdentifier.Quote(swap.Trigger)} ON {Table(swap)}", $"DROP FUNCTION {Function(swap)}()"];

    private static string Table(ColumnSwap swap) => SqlIdentifier.Quote(swap.To.Table.Schema, swap.To.Table.Name);

    private static string Function(ColumnSwap swap) => SqlIdentifier.Quote(swap.Function.Schema, swap.Function.Name);
}
