using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Migrations;

namespace MigrationKit.Tool.Sources;

/// <summary>A folder of migrations: the schema that they lead to.</summary>
internal sealed class FolderSource(MigrationDirectory directory, string typed) : SchemaSource
{
    public override string Description => typed;

    public override Task<SourceSchema> ReadAsync(ScratchServer scratch, CancellationToken cancellationToken) =>
        Task.FromResult(new SourceSchema(directory.LoadSound().Schema, []));
}
