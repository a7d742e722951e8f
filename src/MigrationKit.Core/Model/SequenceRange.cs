namespace MigrationKit.Core.Model;

/// <summary>The bounds that a sequence has when none are given.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createsequence.html</remarks>
internal static class SequenceRange
{
    public static (long Least, long Greatest) Of(string type, long increment)
    {
        var (least, greatest) = OfType(type);
        return increment < 0 ? (least, -1) : (1, greatest);
    }

    public static (long Least, long Greatest) OfType(string type) => type switch
    {
        "smallint" => (short.MinValue, short.MaxValue),
        "integer" => (int.MinValue, int.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };
}
