using MigrationKit.Core.Model;
using MigrationKit.Drift;
using MigrationKit.Tool.Comparing;
using MigrationKit.Tool.Output;
using MigrationKit.Tool.Projects;

namespace MigrationKit.Tool.Pulling;

/// <summary>What to change in classes and SQL files so that they declare another schema.</summary>
internal static class Declarations
{
    private const string Classes = "Models";

    /// <summary>
    /// What <c>database pull</c> would write differently for the two schemas: file by file, in the form of a patch. The classes of a person look
    /// otherwise, but for what is added and removed they need the same lines.
    /// </summary>
    public static EquatableArray<DeclaredFile> Of(SchemaComparison comparison, MigrationProject project)
    {
        if (comparison.Diff.IsEmpty)
        {
            return default;
        }

        var (before, after) = (Files(comparison.From, project), Files(comparison.To, project));
        return before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(path => new DeclaredFile(path, LineDiff.Of(before.GetValueOrDefault(path, ""), after.GetValueOrDefault(path, ""))))
            .Where(static file => file.Lines.Length > 0)
            .ToEquatableArray();
    }

    private static Dictionary<string, string> Files(DatabaseSchema schema, MigrationProject project)
    {
        var declared = project.Tenant is { } tenant ? TenantModel.Declared(schema, tenant) : schema;
        return new PulledProject(declared, Classes, project.SqlDirectory, project.RootNamespace).Files()
            .ToDictionary(static file => file.Path, static file => file.Body);
    }
}

/// <summary>A file of declarations that differs.</summary>
/// <param name="Path">Where <c>database pull</c> would write it, relative to the project.</param>
/// <param name="Lines">What comes and goes, as <see cref="LineDiff"/> prints it.</param>
internal sealed record DeclaredFile(string Path, string Lines);
