using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>The options of a sequence, in any order.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createsequence.html</remarks>
internal static class SequenceOptionsReader
{
    /// <param name="sql">Stands before the first option.</param>
    /// <param name="known">What ALTER starts from.</param>
    /// <returns>An owner that is empty is NONE; null is none said.</returns>
    public static (SequenceOptions Options, string? DataType, string? OwnedBy) Read(SqlCursor sql, SequenceOptions? known = null)
    {
        var options = known ?? SequenceOptions.Default;
        string? type = null;
        string? owner = null;
        while (!sql.IsAtEnd)
        {
            switch (0)
            {
                case 0 when sql.TryWord("as"):
                    type = sql.Token();
                    break;
                case 0 when sql.TryWords("increment by") || sql.TryWord("increment"):
                    options = options with { Increment = sql.Number() };
                    break;
                case 0 when sql.TryWords("start with") || sql.TryWord("start"):
                    options = options with { Start = sql.Number() };
                    break;
                case 0 when sql.TryWord("minvalue"):
                    options = options with { MinValue = sql.Number() };
                    break;
                case 0 when sql.TryWord("maxvalue"):
                    options = options with { MaxValue = sql.Number() };
                    break;
                case 0 when sql.TryWord("cache"):
                    options = options with { Cache = sql.Number() };
                    break;
                case 0 when sql.TryWord("cycle"):
                    options = options with { Cycle = true };
                    break;
                case 0 when sql.TryWords("owned by"):
                    owner = sql.TryWord("none") ? "" : sql.Until("as", "increment", "start", "minvalue", "maxvalue", "cache", "cycle", "no");
                    break;
                case 0 when sql.TryWords("sequence name"):
                    _ = sql.Name("");
                    break;
                case 0 when sql.TryWords("no minvalue"):
                    options = options with { MinValue = null };
                    break;
                case 0 when sql.TryWords("no maxvalue"):
                    options = options with { MaxValue = null };
                    break;
                case 0 when sql.TryWords("no cycle"):
                    options = options with { Cycle = false };
                    break;
                default:
                    throw sql.Expected("an option of a sequence");
            }
        }

        return (options, type, owner);
    }
}
