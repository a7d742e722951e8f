using MigrationKit.Data;
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
    public static Task<IReadOnlyList<RecordedMigration>> ReadAsync(
        MigrationProject project, Database database, CancellationToken cancellationToken) => AskAsync(
        project,
        database,
        connection => HistoryReader.ReadAsync(connection, new HistoryTables(project.HistorySchema), project.ModelName, cancellationToken),
        cancellationToken);

    /// <summary>Whether the application has ever brought data migrations or seeders, which are its code.</summary>
    /// <exception cref="MigrationException">There is no way in.</exception>
    public static Task<bool> HasWorkInCodeAsync(MigrationProject project, Database database, CancellationToken cancellationToken) => AskAsync(
        project,
        database,
        connection => new DataJournal(new HistoryTables(project.HistorySchema), project.ModelName).IsInUseAsync(connection, cancellationToken),
        cancellationToken);

    private static async Task<T> AskAsync<T>(
        MigrationProject project, Database database, Func<NpgsqlConnection, Task<T>> ask, CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                await new HistoryGuard([project.HistorySchema], DataJournal.Group.ColumnsOf.Keys).ThrowIfForeignAsync(connection, cancellationToken)
                    .ConfigureAwait(false);
                return await ask(connection).ConfigureAwait(false);
            }
            catch (NpgsqlException error)
            {
                throw ServerFailure.Describe(error, connection);
            }
        }
    }
}
