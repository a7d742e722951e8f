namespace MigrationKit.Execution;

/// <summary>What a database has of the sets.</summary>
/// <param name="Settled">Those with nothing to do.</param>
/// <param name="Open">Those with something to apply.</param>
/// <param name="ServerVersion">The version of the server.</param>
internal sealed record SurveyResult(IReadOnlyList<ModelReport> Settled, IReadOnlyList<OpenSet> Open, Version ServerVersion);

/// <summary>A set with something to apply.</summary>
/// <param name="Set">The set.</param>
/// <param name="Pending">The migrations to be applied, in order.</param>
/// <param name="Data">The data migrations and seeders that are to be run, for people.</param>
internal sealed record OpenSet(MigrationSet Set, IReadOnlyList<Migration> Pending, IReadOnlyList<string> Data)
{
    /// <summary>The ids of what is to be applied, for people.</summary>
    public string Ids => string.Join(", ", Pending.Select(static migration => migration.Id).Concat(Data));
}
