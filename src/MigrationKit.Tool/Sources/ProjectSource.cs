using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Projects;

namespace MigrationKit.Tool.Sources;

/// <summary>A project: the schema that its classes declare, as its assembly has it.</summary>
internal sealed class ProjectSource(string file, string typed, BuildSettings settings, ToolHost host) : SchemaSource
{
    public override string Description => typed;

    public override async Task<SourceSchema> ReadAsync(ScratchServer scratch, CancellationToken cancellationToken)
    {
        var (project, schema) = await new DeclaredSchema(host).ReadAsync(file, settings, cancellationToken).ConfigureAwait(false);
        return new(schema, []) { PostgresVersion = project.PostgresVersion };
    }
}
