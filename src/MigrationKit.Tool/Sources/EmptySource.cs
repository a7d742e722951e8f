using MigrationKit.Core.Model;

namespace MigrationKit.Tool.Sources;

/// <summary>A database without any objects.</summary>
internal sealed class EmptySource : SchemaSource
{
    public const string Word = "empty";

    public override string Description => Word;

    public override Task<SourceSchema> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new SourceSchema(DatabaseSchema.Empty, []));
}
