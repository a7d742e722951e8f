using MigrationKit.History;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>
/// Runs the contract steps that wait, and nothing else that is pending: as a version would whose last migration is the last one that is
/// expanded.
/// </summary>
internal sealed class ContractRun(ConnectionSource source, MigrationSet set, MigrationOptions options, ILogger logger)
{
    /// <exception cref="MigrationException">The history is at fault, or a step failed; what was done stays recorded.</exception>
    public async Task<ModelReport> RunAsync(CancellationToken cancellationToken)
    {
        var verdict = await CompareAsync(cancellationToken).ConfigureAwait(false);
        verdict.ThrowIfFaulty();
        if (verdict.Expanded.Count == 0)
        {
            return new ModelReport { ModelName = set.ModelName, Applied = [], IsAhead = verdict.State == ModelState.Ahead };
        }

        (options.Mode, options.Phase) = (MigrationMode.ApplyPending, MigrationPhase.All);
        var run = new MigrationRun(source, [set.UpTo(verdict.Expanded[^1])], options, logger);
        return (await run.RunAsync(cancellationToken).ConfigureAwait(false)).Models[0];
    }

    private async Task<HistoryVerdict> CompareAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                var tables = new HistoryTables(set.HistorySchema);
                var recorded = await HistoryReader.ReadAsync(connection, tables, set.ModelName, cancellationToken).ConfigureAwait(false);
                return HistoryComparer.Compare(set, recorded, MigrationPhase.Expand);
            }
            catch (NpgsqlException error)
            {
                throw ServerFailure.Describe(error, connection);
            }
        }
    }
}
