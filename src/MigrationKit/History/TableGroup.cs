namespace MigrationKit.History;

/// <summary>Tables of MigrationKit that are made together.</summary>
/// <param name="Script">The file under <c>schema/history</c> that makes them.</param>
/// <param name="ColumnsOf">The columns that each of them has at least.</param>
internal sealed record TableGroup(string Script, IReadOnlyDictionary<string, string[]> ColumnsOf)
{
    /// <summary>Tables that are looked at too, if they are there.</summary>
    public TableGroup? Besides { get; init; }

    /// <summary>The columns of both.</summary>
    public IReadOnlyDictionary<string, string[]> AllColumns =>
        Besides is null ? ColumnsOf : ColumnsOf.Concat(Besides.ColumnsOf).ToDictionary(StringComparer.Ordinal);
}
