using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>What ALTER TABLE says of the table as a whole.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-altertable.html</remarks>
internal static class TableSettings
{
    /// <summary>What the next words set; null where they set nothing of a table.</summary>
    public static Func<Table, Table>? Read(SqlCursor sql, string defaultSchema)
    {
        switch (0)
        {
            case 0 when sql.TryWords("enable row level security"):
                return static table => table with { HasRowSecurity = true };
            case 0 when sql.TryWords("force row level security"):
                return static table => table with { ForcesRowSecurity = true };
            case 0 when sql.TryWords("disable row level security") || sql.TryWords("no force row level security"):
                return static table => table;
            case 0 when sql.TryWords("set unlogged"):
                return static table => table with { IsUnlogged = true };
            case 0 when sql.TryWords("set access method"):
                var method = sql.Identifier();
                return table => table with { AccessMethod = method };
            case 0 when sql.TryWords("set tablespace"):
                var tablespace = sql.Identifier();
                return table => table with { Tablespace = tablespace };
            case 0 when sql.IsWord("of"):
                sql.Words("of");
                var type = sql.Name(defaultSchema);
                return table => table with { OfType = type };
            case 0 when sql.TryWords("replica identity full"):
                return static table => table with { ReplicaIdentity = ReplicaIdentity.Full };
            case 0 when sql.TryWords("replica identity nothing"):
                return static table => table with { ReplicaIdentity = ReplicaIdentity.Nothing };
            case 0 when sql.TryWords("replica identity default"):
                return static table => table;
            case 0 when sql.TryWord("set") && sql.Is(SqlTokenKind.OpenParen):
                var parameters = Parameters.Read(sql);
                return table => table with { Parameters = Parameters.Set(table.Parameters, parameters) };
            default:
                return null;
        }
    }
}
