using Microsoft.CodeAnalysis.Diagnostics;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Options;

/// <summary>What to do about changes that are in no migration.</summary>
internal enum PendingChanges
{
    Error,
    Warn,
    None,
}

/// <summary>The MSBuild properties that the compiler sees.</summary>
internal sealed record BuildOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>True while the target runs that adds a migration: pending changes are what it is there for.</summary>
    public bool Adding { get; init; }

    /// <summary>The migrations directory relative to the project, with <c>/</c>.</summary>
    public string Directory { get; init; } = "Migrations";

    public string ProjectDirectory { get; init; } = "";

    public PendingChanges OnPendingChanges { get; init; }

    public string HistorySchema { get; init; } = "migrationkit";

    /// <summary>Null is the name of the assembly.</summary>
    public string? ModelName { get; init; }

    public ModelOptions Model { get; init; } = new("public", PostgresMajor.Oldest, NamingStyle.SnakeCase);

    /// <summary>Properties with a value that means nothing; the default is used in its place.</summary>
    public EquatableArray<Finding> Findings { get; init; }

    public static BuildOptions Read(AnalyzerConfigOptions options)
    {
        var reader = new PropertyReader(options);
        var projectDirectory = reader.Text("ProjectDir") ?? "";
        var result = new BuildOptions
        {
            Enabled = reader.Choice("MigrationKitEnabled", true, ("true", true), ("false", false)),
            Adding = reader.Choice("MigrationKitAdding", false, ("true", true), ("false", false)),
            Directory = ProjectPaths.Relative(projectDirectory, reader.Text("MigrationKitDirectory") ?? "Migrations"),
            ProjectDirectory = projectDirectory,
            OnPendingChanges = reader.Choice(
                "MigrationKitOnPendingChanges",
                PendingChanges.Error,
                ("error", PendingChanges.Error),
                ("warn", PendingChanges.Warn),
                ("none", PendingChanges.None)),
            HistorySchema = reader.Text("MigrationKitHistorySchema") ?? "migrationkit",
            ModelName = reader.Text("MigrationKitModelName"),
            Model = new ModelOptions(
                reader.Text("MigrationKitDefaultSchema") ?? "public",
                reader.Version("MigrationKitPostgresVersion"),
                reader.Choice(
                    "MigrationKitNaming",
                    NamingStyle.SnakeCase,
                    ("snake_case", NamingStyle.SnakeCase),
                    ("preserve", NamingStyle.Preserve))),
        };
        return result with { Findings = reader.Findings.ToEquatableArray() };
    }
}
