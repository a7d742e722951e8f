using MigrationKit.History;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>
/// Says that a database is ahead, and what later migrations have taken away there that this version may need. That is no reason to refuse the
/// start: whether the code uses it, nobody but the code knows (docs/decisions/0018-an-older-version-is-told-what-is-gone.md).
/// </summary>
internal static class AheadNotice
{
    /// <summary>Looks first whether it is ahead. A history at fault is not for a process to judge that runs already.</summary>
    public static async Task LookAsync(
        ConnectionSource source, IEnumerable<MigrationSet> sets, ILogger logger, CancellationToken cancellationToken)
    {
        var connection = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            foreach (var set in sets)
            {
                var recorded = await HistoryReader.ReadAsync(connection, set.HistoryTables, set.ModelName, cancellationToken).ConfigureAwait(false);
                var verdict = HistoryComparer.Compare(set, recorded, ContractLimit.None);
                if (verdict.State == ModelState.Ahead)
                {
                    await TellAsync(connection, set, verdict, logger, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    /// <param name="connection">The database.</param>
    /// <param name="set">What this version has.</param>
    /// <param name="verdict">That the database has more.</param>
    /// <param name="logger">Where to say it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task TellAsync(
        NpgsqlConnection connection, MigrationSet set, HistoryVerdict verdict, ILogger logger, CancellationToken cancellationToken)
    {
        logger.Ahead(set.ModelName, string.Join(", ", verdict.Unknown));
        var gone = await HistoryReader.ReadContractedAsync(connection, set, verdict.Unknown, cancellationToken).ConfigureAwait(false);
        if (gone.Count > 0)
        {
            logger.ShapeIsGone(set.ModelName, set.Migrations[^1].Id, string.Join(", ", gone.Select(static item => $"{item.Id} ({item.Statements})")), verdict.Unknown[^1]);
        }
    }
}
