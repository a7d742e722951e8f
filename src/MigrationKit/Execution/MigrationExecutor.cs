using System.Globalization;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.History;
using MigrationKit.Internal;
using MigrationKit.Progress;
using MigrationKit.Telemetry;
using Microsoft.Extensions.Logging;

namespace MigrationKit.Execution;

/// <summary>Applies one migration, from the step at which an earlier run ended.</summary>
internal sealed class MigrationExecutor(
    MigrationSession session, AdvisoryLock migrationLock, HistoryTables tables, MigrationOptions options, ILogger logger)
{
    /// <inheritdoc cref="RunAsync(MigrationSet, Migration, int, IEnumerable{StepState}, CancellationToken)"/>
    public async Task<AppliedMigration> ApplyAsync(
        MigrationSet set, Migration migration, int ordinal, IEnumerable<StepState> begun, CancellationToken cancellationToken)
    {
        var applied = await Span.TraceAsync(
            Span.Migration,
            activity => activity.SetTag(Tag.Model, set.ModelName).SetTag(Tag.Migration, migration.Id),
            _ => RunAsync(set, migration, ordinal, begun, cancellationToken),
            static _ => Outcome.Applied).ConfigureAwait(false);
        MigrationTelemetry.MigrationsApplied.Add(1, new KeyValuePair<string, object?>(Tag.Model, set.ModelName));
        return applied;
    }

    /// <param name="set">The set of the migration.</param>
    /// <param name="migration">What to apply.</param>
    /// <param name="ordinal">Its place in the history.</param>
    /// <param name="begun">What an earlier run did of it.</param>
    /// <param name="cancellationToken">Stops it; what was done stays recorded.</param>
    /// <exception cref="MigrationException">It cannot be read, or a step failed.</exception>
    private async Task<AppliedMigration> RunAsync(
        MigrationSet set, Migration migration, int ordinal, IEnumerable<StepState> begun, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var steps = ReadSteps(set, migration);
        var journal = new MigrationJournal(tables, set.ModelName, migration);
        var earlier = begun.ToDictionary(static state => state.Step);
        CheckUnchanged(steps, migration, earlier);
        var remaining = steps.Where(step => earlier.GetValueOrDefault(step.Number) is not { IsDone: true }).ToList();
        foreach (var step in remaining)
        {
            var isLast = step == remaining[^1];
            await RunAsync(
                new StepContext
                {
                    Session = session,
                    Lock = migrationLock,
                    Options = options,
                    Logger = logger,
                    ModelName = set.ModelName,
                    MigrationId = migration.Id,
                    Step = step,
                    StepCount = steps.Count,
                    Telemetry = new StepTelemetry(set.ModelName, migration.Id, step),
                    Journal = journal,
                    Earlier = earlier.GetValueOrDefault(step.Number),
                    Completion = isLast ? [journal.MigrationApplied(ordinal)] : [],
                },
                cancellationToken).ConfigureAwait(false);
        }

        if (remaining.Count == 0)
        {
            await session.Connection.ExecuteAsync(cancellationToken, journal.MigrationApplied(ordinal)).ConfigureAwait(false);
        }

        var duration = TimeProvider.System.GetElapsedTime(start);
        logger.Applied(migration.Id, set.ModelName, remaining.Count, duration.TotalMilliseconds);
        return new AppliedMigration(migration.Id, remaining.Count, duration);
    }

    /// <exception cref="MigrationException">The script is not the committed one, or cannot be run.</exception>
    public static IReadOnlyList<ScriptStep> ReadSteps(MigrationSet set, Migration migration)
    {
        var text = set.Scripts.Read(migration.UpResource);
        var checksum = Checksum.OfText(text);
        if (checksum != migration.Checksum)
        {
            throw new MigrationException(
                Codes.EditedMigration,
                $"The script of the migration {migration.Id} in {set.Scripts.Origin} is not the one that was committed: "
                    + $"it has {checksum}, the list of migrations says {migration.Checksum}.",
                $"Restore Migrations/{migration.Id} from git and build again; "
                    + "while it is applied nowhere: dotnet migrationkit migrations rehash.");
        }

        try
        {
            return MigrationScript.Parse(text, $"Migrations/{migration.Id}/up.sql");
        }
        catch (FindingException error)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{error.Finding.File}({error.Finding.Line}): ");
            throw new MigrationException(error.Finding.Code, place + error.Finding.Message, error.Finding.NextStep ?? "", error);
        }
    }

    /// <summary>What has been run may not change any more; of the step that failed, what has not been run may be corrected.</summary>
    private static void CheckUnchanged(IReadOnlyList<ScriptStep> steps, Migration migration, Dictionary<int, StepState> earlier)
    {
        foreach (var state in earlier.Values.Where(static state => state.IsDone || state.StatementsDone > 0))
        {
            var statements = state.Step > steps.Count ? [] : steps[state.Step - 1].Statements;
            var checksum = statements.Count == 0
                ? "no such step"
                : StepContext.ChecksumOf(state.IsDone ? statements : statements.Take(state.StatementsDone));
            if (state.Checksum != checksum)
            {
                throw new MigrationException(
                    Codes.ChecksumMismatch,
                    $"Step {state.Step} of the migration {migration.Id} was changed after {(state.IsDone ? "it" : "a part of it")} "
                        + $"was run: the database has {state.Checksum}, this assembly has {checksum}.",
                    "Restore this step from git; of a migration that is not finished only what has not been run may be corrected.");
            }
        }
    }

    private async Task RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        logger.StepRuns(context.Step.Number, context.MigrationId, context.Step.Transactional ? "transactional" : "no transaction");
        var watch = ProgressWatch.Start(context);
        await using (watch.ConfigureAwait(false))
        {
            await context.Telemetry.MeasureAsync(() => context.Step.Transactional
                ? new TransactionalStep(context).RunAsync(cancellationToken)
                : new NonTransactionalStep(context).RunAsync(cancellationToken)).ConfigureAwait(false);
            await watch.DoneAsync().ConfigureAwait(false);
        }
    }
}
