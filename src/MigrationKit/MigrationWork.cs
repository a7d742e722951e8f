using System.Globalization;

namespace MigrationKit;

/// <summary>How much of a long statement is done.</summary>
/// <param name="Phase">What it is at, in PostgreSQL's words; null when there are no phases.</param>
/// <param name="Done">How many units are done.</param>
/// <param name="Total">How many there are; null when nobody knows.</param>
/// <param name="Unit">What is counted: <c>blocks</c>, <c>tuples</c>, <c>rows</c>, or <c>sessions</c> that are waited for.</param>
/// <remarks>https://www.postgresql.org/docs/current/progress-reporting.html#CREATE-INDEX-PROGRESS-REPORTING</remarks>
public sealed record MigrationWork(string? Phase, long Done, long? Total, string Unit)
{
    /// <summary>For people: <c>building index: scanning table, 1200 of 4000 blocks (30 %)</c>.</summary>
    public override string ToString()
    {
        var phase = Phase is null ? "" : Phase + ", ";
        return Total is > 0 and { } total
            ? string.Create(CultureInfo.InvariantCulture, $"{phase}{Done} of {total} {Unit} ({100 * Done / total} %)")
            : string.Create(CultureInfo.InvariantCulture, $"{phase}{Done} {Unit}");
    }
}
