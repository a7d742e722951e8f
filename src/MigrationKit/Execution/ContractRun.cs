using System.Globalization;
using MigrationKit.Core.Model;
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
    /// <param name="force">Whether it is run although processes need the old shape.</param>
    /// <param name="cancellationToken">Stops it; what was done stays recorded.</param>
    /// <exception cref="MigrationException">
    /// Processes of an older version run, the history is at fault, or a step failed; what was done stays recorded.
    /// </exception>
    public async Task<ModelReport> RunAsync(bool force, CancellationToken cancellationToken)
    {
        var (verdict, lacking) = await LookAsync(cancellationToken).ConfigureAwait(false);
        verdict.ThrowIfFaulty();
        if (verdict.Expanded.Count == 0)
        {
            return new ModelReport { ModelName = set.ModelName, Applied = [], IsAhead = verdict.State == ModelState.Ahead };
        }

        if (lacking.Count > 0 && !force)
        {
            throw Needed(verdict.Expanded[^1], lacking);
        }

        (options.Mode, options.Phase) = (MigrationMode.ApplyPending, MigrationPhase.All);
        var run = new MigrationRun(source, [set.UpTo(verdict.Expanded[^1])], options, logger);
        return (await run.RunAsync(cancellationToken).ConfigureAwait(false)).Models[0];
    }

    private MigrationException Needed(Migration last, IReadOnlyList<Instance> lacking) => new(
        Codes.OldInstances,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Contract steps up to {last.Id} of the model {set.ModelName} wait, and {lacking.Count} process(es) run that do not know it: ")
            + $"{string.Join("; ", lacking)}. Nothing was changed.",
        "Run it again when they have ended; one that was killed counts as running until it has missed three heartbeats. "
            + "To run it all the same: dotnet migrationkit database contract --force.");

    /// <summary>What waits, and who does not know the last migration of it.</summary>
    private async Task<(HistoryVerdict Verdict, IReadOnlyList<Instance> Lacking)> LookAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                var recorded = await HistoryReader.ReadAsync(connection, set.HistoryTables, set.ModelName, cancellationToken).ConfigureAwait(false);
                var verdict = HistoryComparer.Compare(set, recorded, MigrationPhase.Expand);
                var instances = await InstanceRegister.ReadAsync(connection, set, cancellationToken).ConfigureAwait(false);
                var versions = new RunningVersions(recorded, verdict.Pending, instances);
                return (verdict, verdict.Expanded.Count == 0 ? [] : versions.Lacking(recorded.First(row => row.Id == verdict.Expanded[^1].Id).Ordinal));
            }
            catch (NpgsqlException error)
            {
                throw ServerFailure.Describe(error, connection);
            }
        }
    }
}
