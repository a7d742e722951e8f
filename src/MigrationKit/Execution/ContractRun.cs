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
    /// <summary>Runs them for a person, up to the first one that somebody who runs does not know.</summary>
    /// <param name="force">Whether all are run although processes need the old shape.</param>
    /// <param name="cancellationToken">Stops it; what was done stays recorded.</param>
    /// <exception cref="MigrationException">
    /// Processes of an older version run, the history is at fault, or a step failed; what was done stays recorded.
    /// </exception>
    public async Task<ModelReport> RunAsync(bool force, CancellationToken cancellationToken)
    {
        var before = await LookAsync(cancellationToken).ConfigureAwait(false);
        if (before.Expanded.Count == 0)
        {
            return new ModelReport { ModelName = set.ModelName, Applied = [], IsAhead = before.IsAhead };
        }

        options.TrustsRegister = true;
        List<AppliedMigration> applied = [];
        while (true)
        {
            var report = await ApplyAsync(before, force ? MigrationPhase.All : MigrationPhase.Expand, cancellationToken).ConfigureAwait(false);
            applied.AddRange(report.Applied);
            var after = await LookAsync(cancellationToken).ConfigureAwait(false);
            if (after.Expanded.Count == 0)
            {
                return report with { Applied = applied };
            }

            // If nobody is left now, they ended in this moment.
            if (after.Lacking.Count > 0)
            {
                throw Needed(after, applied.Count > 0);
            }
        }
    }

    /// <summary>Runs them unless somebody needs what they take away.</summary>
    /// <returns>What was done; null where nobody may do anything yet, or nothing waits.</returns>
    /// <exception cref="MigrationException">The history is at fault, or a step failed; what was done stays recorded.</exception>
    public async Task<ModelReport?> TryRunAsync(CancellationToken cancellationToken)
    {
        var outlook = await LookAsync(cancellationToken).ConfigureAwait(false);
        return outlook.MayBegin ? await ApplyAsync(outlook, MigrationPhase.Expand, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>What waits, and for whom.</summary>
    /// <exception cref="MigrationException">The history is at fault.</exception>
    public async Task<ContractOutlook> LookAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                await new HistoryGuard([set.HistorySchema], "instances").ThrowIfForeignAsync(connection, cancellationToken).ConfigureAwait(false);
                var recorded = await HistoryReader.ReadAsync(connection, set.HistoryTables, set.ModelName, cancellationToken).ConfigureAwait(false);
                var versions = await ContractGate.VersionsAsync(connection, set, recorded, cancellationToken).ConfigureAwait(false);
                return ContractOutlook.Of(set, recorded, versions, new ContractGate(options).LimitOf(recorded, versions));
            }
            catch (NpgsqlException error)
            {
                throw ServerFailure.Describe(error, connection);
            }
        }
    }

    private async Task<ModelReport> ApplyAsync(ContractOutlook outlook, MigrationPhase phase, CancellationToken cancellationToken)
    {
        (options.Mode, options.Phase, options.Contract) = (MigrationMode.ApplyPending, phase, ContractMode.WhenUnused);
        var run = new MigrationRun(source, [set.UpTo(outlook.Expanded[^1])], options, logger);
        return (await run.RunAsync(cancellationToken).ConfigureAwait(false)).Models[0];
    }

    private MigrationException Needed(ContractOutlook outlook, bool hasBegun) => new(
        Codes.OldInstances,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Contract steps of {outlook.Ids} of the model {set.ModelName} wait, and {outlook.Lacking.Count} process(es) run that do not know ")
            + $"{outlook.Expanded[^1].Id}: {string.Join("; ", outlook.Lacking)}. {(hasBegun ? "What comes before is done." : "Nothing was changed.")}",
        "Run it again when they have ended; one that was killed counts as running until it has missed three heartbeats. "
            + "To run it all the same: dotnet migrationkit database contract --force.");
}
