namespace MigrationKit;

/// <summary>What a database has, compared with the migrations of an assembly.</summary>
public sealed record MigrationStatus
{
    /// <summary>One entry per model, in the order of the sets.</summary>
    public required IReadOnlyList<ModelStatus> Models { get; init; }

    /// <summary>The version of the server.</summary>
    public required Version ServerVersion { get; init; }

    /// <summary>Whether applying would find nothing to do and no fault.</summary>
    public bool IsUpToDate => Models.All(static model => model.State is ModelState.UpToDate or ModelState.Ahead);
}
