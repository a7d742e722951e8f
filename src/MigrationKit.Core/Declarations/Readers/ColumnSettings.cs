using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>How the values of a column are kept and counted: ALTER COLUMN … SET.</summary>
internal static class ColumnSettings
{
    /// <summary>What the next words set; null where it is none of these.</summary>
    public static Func<Column, Column>? Read(SqlCursor sql)
    {
        if (!sql.TryWord("set"))
        {
            return null;
        }

        switch (0)
        {
            case 0 when sql.TryWord("storage"):
                var storage = sql.Token();
                return column => column with { Storage = storage };
            case 0 when sql.TryWord("compression"):
                var compression = sql.Token();
                return column => column with { Compression = compression == "default" ? null : compression };
            case 0 when sql.TryWord("statistics"):
                var statistics = (int)sql.Number();
                return column => column with { Statistics = statistics < 0 ? null : statistics };
            case 0 when sql.Is(SqlTokenKind.OpenParen):
                var options = Parameters.Read(sql);
                return column => column with { Options = Parameters.Set(column.Options, options) };
            default:
                return null;
        }
    }
}
