using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using MigrationKit.Core.Declarations;
using MigrationKit.Core.Migrations;

namespace MigrationKit.Generators.Options;

/// <summary>Finds the files of the migrations directory and of the SQL directory among the additional files of the compilation.</summary>
internal static class ProjectFiles
{
    // Set by our targets, so that other people's additional files are never read.
    private const string Marker = "build_metadata.AdditionalFiles.MigrationKitFile";

    public static bool IsMigration(AdditionalText file, AnalyzerConfigOptionsProvider options) => IsMarked(file, options, "true");

    public static bool IsDeclaration(AdditionalText file, AnalyzerConfigOptionsProvider options) => IsMarked(file, options, "declaration");

    public static MigrationFile ReadMigration(AdditionalText file, string projectDirectory, CancellationToken cancellation) =>
        new(ProjectPaths.Relative(projectDirectory, file.Path), TextOf(file, cancellation));

    public static SqlFile ReadDeclaration(AdditionalText file, string projectDirectory, CancellationToken cancellation) =>
        new(ProjectPaths.Relative(projectDirectory, file.Path), TextOf(file, cancellation));

    private static bool IsMarked(AdditionalText file, AnalyzerConfigOptionsProvider options, string mark) =>
        options.GetOptions(file).TryGetValue(Marker, out var value) && string.Equals(value, mark, StringComparison.OrdinalIgnoreCase);

    private static string TextOf(AdditionalText file, CancellationToken cancellation) => file.GetText(cancellation)?.ToString() ?? "";
}
