using MigrationKit.Introspection;
using MigrationKit.Tool.Databases;

namespace MigrationKit.Tool.Sources;

/// <summary>A live database: what its catalogs say.</summary>
internal sealed class DatabaseSource(Database database, CatalogFilter filter) : SchemaSource
{
    public override string Description => database.Description;

    public override Database Database => database;

    public override async Task<SourceSchema> ReadAsync(ScratchServer scratch, CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var snapshot = await CatalogReader.ReadAsync(connection, filter, cancellationToken).ConfigureAwait(false);
            return new SourceSchema(snapshot.Schema, snapshot.NotModelled);
        }
    }
}
