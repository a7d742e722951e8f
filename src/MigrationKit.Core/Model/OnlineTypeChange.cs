namespace MigrationKit.Core.Model;

/// <summary>That a column is to get another type while its table is in use, and how values are turned over.</summary>
/// <param name="Using">What the new column gets, over the columns of the same row; null is a cast.</param>
/// <param name="Back">The same for the way back.</param>
internal sealed record OnlineTypeChange(string? Using, string? Back)
{
    public OnlineTypeChange Renamed(Renaming renaming, QualifiedName table) => new(renaming.Expression(Using, table), renaming.Expression(Back, table));
}
