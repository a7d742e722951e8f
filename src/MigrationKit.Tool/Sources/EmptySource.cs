using MigrationKit.Core.Model;
using MigrationKit.Tool.Databases;

namespace MigrationKit.Tool.Sources;

/// <summary>A database without any objects.</summary>
internal sealed class EmptySource : SchemaSource
{
    public const string Word = "empty";

    public override string Description => Word;

    public override Task<SourceSchema> ReadAsync(ScratchServer scratch, CancellationToken cancellationToken) =>
        Task.FromResult(new SourceSchema(DatabaseSchema.Empty, []));
}
