namespace MigrationKit.Generators;

/// <summary>The steps of the pipeline, by the names under which tests look at what was recomputed.</summary>
internal static class TrackingNames
{
    public const string Tables = nameof(Tables);
    public const string Views = nameof(Views);
    public const string MaterializedViews = nameof(MaterializedViews);
    public const string Enums = nameof(Enums);
    public const string Domains = nameof(Domains);
    public const string Composites = nameof(Composites);
    public const string SqlFiles = nameof(SqlFiles);
    public const string Project = nameof(Project);
    public const string Options = nameof(Options);
    public const string Files = nameof(Files);
    public const string History = nameof(History);
    public const string Model = nameof(Model);
    public const string Registry = nameof(Registry);

    public static IReadOnlyList<string> All { get; } = [Tables, Views, MaterializedViews, Enums, Domains, Composites, SqlFiles, Project, Options, Files, History, Model, Registry];
}
