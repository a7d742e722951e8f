using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using MigrationKit.Core.Migrations;
using MigrationKit.Generators.Options;

namespace MigrationKit.Generators.History;

/// <summary>Finds the files of the migrations directory among the additional files of the compilation.</summary>
internal static class MigrationFiles
{
    // Set by our targets, so that other people's additional files are never read.
    private const string Marker = "build_metadata.AdditionalFiles.MigrationKitFile";

    public static bool IsOne(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue(Marker, out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    public static MigrationFile Read(AdditionalText file, string projectDirectory, CancellationToken cancellation) =>
        new(ProjectPaths.Relative(projectDirectory, file.Path), file.GetText(cancellation)?.ToString() ?? "");
}
