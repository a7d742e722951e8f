using System.Text.Json;
using MigrationKit.Core.Model;
using MigrationKit.Drift;
using MigrationKit.Internal;
using MigrationKit.Introspection;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Projects;
using Npgsql;

namespace MigrationKit.Tool.Comparing;

/// <summary>
/// What was changed in a live database since its state was recorded. What another major version recorded is printed anew by the server, in a
/// scratch database, so that other words are no difference.
/// </summary>
internal static class RecordedDrift
{
    /// <returns>The comparison, or why there is none.</returns>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    /// <exception cref="FindingException">The server refuses what was recorded on another one, or the scratch database.</exception>
    public static Task<RecordedComparison> FindAsync(
        MigrationProject project, Database database, CatalogFilter filter, Database? scratch, CancellationToken cancellationToken) =>
        new DriftFinder(new ConnectionSource(database.ConnectionString), [project.HistorySchema], filter.ExcludedNames)
        {
            Schemas = filter.Schemas,
            ReadsNotModelled = true,
            Translate = (connection, recorded, token) => TranslateAsync(connection, recorded, scratch, token),
        }.FindAsync(cancellationToken);

    /// <summary>The last migration of a model that a state belongs to.</summary>
    public static string? HeadOf(RecordedState state, string model)
    {
        using var heads = JsonDocument.Parse(state.Heads);
        return heads.RootElement.TryGetProperty(model, out var head) ? head.GetString() : null;
    }

    private static async Task<DatabaseSchema> TranslateAsync(
        NpgsqlConnection connection, DatabaseSchema recorded, Database? scratch, CancellationToken cancellationToken)
    {
        if (scratch is null)
        {
            return await RecordedWords.OfAsync(connection, recorded, cancellationToken).ConfigureAwait(false);
        }

        var server = await scratch.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            return await RecordedWords.OfAsync(server, recorded, cancellationToken).ConfigureAwait(false);
        }
    }
}
