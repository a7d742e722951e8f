using MigrationKit.Introspection;
using MigrationKit.Introspection.Canonical;
using MigrationKit.Tool.Databases;

namespace MigrationKit.Tool.Sources;

/// <summary>SQL in files: the schema of an empty database in which they were run.</summary>
internal sealed class ScriptSource(IReadOnlyList<ScriptFile> files, string typed, CatalogFilter filter) : SchemaSource
{
    public override string Description => typed;

    public override bool IsDeclared => false;

    public override async Task<SourceSchema> ReadAsync(ScratchServer scratch, CancellationToken cancellationToken)
    {
        var server = await scratch.FindAsync(cancellationToken).ConfigureAwait(false);
        var connection = await server.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var database = await DatabaseWords.CreateDatabaseAsync(connection, cancellationToken).ConfigureAwait(false);
            await using (database.ConfigureAwait(false))
            {
                foreach (var file in files)
                {
                    await LoadAsync(database, file, scratch, cancellationToken).ConfigureAwait(false);
                }

                var snapshot = await CatalogReader.ReadAsync(database.Connection, filter, cancellationToken).ConfigureAwait(false);
                return new SourceSchema(snapshot.Schema, snapshot.NotModelled);
            }
        }
    }

    /// <summary>In a session of its own, as psql would: what one file sets does not reach the next.</summary>
    private static async Task LoadAsync(ScratchDatabase database, ScriptFile file, ScratchServer scratch, CancellationToken cancellationToken)
    {
        var session = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            await new ScriptLoader(session, file, scratch.IsOwned).LoadAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
