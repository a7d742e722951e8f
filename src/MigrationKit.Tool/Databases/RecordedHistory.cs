using MigrationKit.History;
using MigrationKit.Internal;
using MigrationKit.Tool.Projects;
using Npgsql;

namespace MigrationKit.Tool.Databases;

/// <summary>What a database has recorded of a project's model.</summary>
internal static class RecordedHistory
{
    /// <returns>Oldest first; empty where nothing is recorded.</returns>
    /// <exception cref="MigrationException">There is no way in, or no right to read it.</exception>
    public static async Task<IReadOnlyList<RecordedMigration>> ReadAsync(
        MigrationProject project, Database database, CancellationToken cancellationToken)
    {
        var tables = new HistoryTables(project.HistorySchema);
        var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                return await HistoryReader.ReadAsync(connection, tables, project.ModelName, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException error)
            {
                throw ServerFailure.Describe(error, connection);
            }
        }
    }
}
