using MigrationKit.Introspection;
using MigrationKit.Tool.Databases;

namespace MigrationKit.Tool.Sources;

/// <summary>A live database: what its catalogs say.</summary>
internal sealed class DatabaseSource(Database database, CatalogFilter filter) : SchemaSource
{
    public override string Description => database.Description;

    public override Database Database => database;

    public override Task<SourceSchema> ReadAsync(ScratchServer scratch, CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <summary>What is there says itself: it needs no other server.</summary>
    public async Task<SourceSchema> ReadAsync(CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var snapshot = await CatalogReader.ReadAsync(connection, filter, cancellationToken).ConfigureAwait(false);
            return new SourceSchema(snapshot.Schema, snapshot.NotModelled) { PostgresVersion = connection.PostgreSqlVersion.Major };
        }
    }
}
