using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.History;
using MigrationKit.Internal;
using MigrationKit.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>Applies migrations of one model, each from the step at which an earlier run ended.</summary>
internal sealed class MigrationExecutor(
    MigrationSet set, MigrationSession session, AdvisoryLock migrationLock, HistoryTables tables, MigrationOptions options, ILogger logger)
{
    /// <summary>So many steps have to come for it to pay: a plan with parameters is made anew the first five times.</summary>
    private const int FewestStepsForPlans = 12;

    /// <summary>Lets the server keep the plans of what every transactional step sends, if there are many.</summary>
    public async Task KeepPlansAsync(IReadOnlyList<MigrationShare> shares, CancellationToken cancellationToken)
    {
        if (shares.Sum(static share => share.Now.Count(static step => step.Transactional)) < FewestStepsForPlans)
        {
            return;
        }

        var journal = new MigrationJournal(tables, set.ModelName, shares[0].Migration);
        var prologue = new Prologue(session, migrationLock, isLocal: true, options.StepLockTimeout);
        await session.Plans.KeepForThisRunAsync(
            [
                Create(TransactionalStep.Begin),
                .. prologue.Commands(),
                .. StepContext.OwnRole(),
                journal.StepCommitted(step: 1, checksum: "", statements: 0),
                journal.MigrationApplied(ordinal: 1),
                Create(TransactionalStep.Commit),
            ],
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Applies one migration, or several that may be sent together.</summary>
    /// <param name="shares">What to do of each.</param>
    /// <param name="onApplied">Is told of each that is done.</param>
    /// <param name="cancellationToken">Stops it; what was done stays recorded.</param>
    /// <exception cref="MigrationException">A script is not what was run of it before, or a step failed.</exception>
    public async Task ApplyAsync(
        IReadOnlyList<MigrationShare> shares, Action<AppliedMigration> onApplied, CancellationToken cancellationToken)
    {
        var runs = shares.Select(share => (Share: share, Steps: Prepare(share))).ToList();
        // Who wants to be told of each step gets to know of it while it runs.
        if (options.Progress is null && StepPipeline.Suits(shares))
        {
            await StepPipeline.SendAsync([.. runs.SelectMany(static run => run.Steps)], cancellationToken).ConfigureAwait(false);
        }

        foreach (var (share, steps) in runs)
        {
            onApplied(await ApplyAsync(share, steps, cancellationToken).ConfigureAwait(false));
        }
    }

    private List<StepRun> Prepare(MigrationShare share)
    {
        var migration = share.Migration;
        CheckUnchanged(share.Steps, migration, share.Earlier);
        var journal = new MigrationJournal(tables, set.ModelName, migration);
        return
        [
            .. share.Now.Select(step => new StepRun(new StepContext
            {
                Session = session,
                Lock = migrationLock,
                Options = options,
                Logger = logger,
                ModelName = set.ModelName,
                MigrationId = migration.Id,
                Step = step,
                StepCount = share.Steps.Count,
                Telemetry = new StepTelemetry(set.ModelName, migration.Id, step),
                Journal = journal,
                Earlier = share.Earlier.GetValueOrDefault(step.Number),
                Completion = step == share.Now[^1] ? () => Completion(share, journal) : static () => [],
            })),
        ];
    }

    private async Task<AppliedMigration> ApplyAsync(MigrationShare share, List<StepRun> steps, CancellationToken cancellationToken)
    {
        var applied = await Span.TraceAsync(
            Span.Migration,
            activity => activity.SetTag(Tag.Model, set.ModelName).SetTag(Tag.Migration, share.Migration.Id),
            _ => RunAsync(share, steps, cancellationToken),
            static _ => Outcome.Applied,
            SpanTime.OfAll(steps.Select(static step => step.PipelinedAt))).ConfigureAwait(false);
        ApplyingMetrics.MigrationsApplied.Add(1, new KeyValuePair<string, object?>(Tag.Model, set.ModelName));
        return applied;
    }

    private async Task<AppliedMigration> RunAsync(MigrationShare share, List<StepRun> steps, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var duration = TimeSpan.Zero;
        foreach (var step in steps)
        {
            await step.RunAsync(cancellationToken).ConfigureAwait(false);
            duration += step.PipelinedAt?.Duration ?? TimeSpan.Zero;
        }

        var migration = share.Migration;
        if (steps.Count == 0)
        {
            await session.Connection.ExecuteAsync(cancellationToken, Completion(share, new MigrationJournal(tables, set.ModelName, migration)))
                .ConfigureAwait(false);
        }

        duration += TimeProvider.System.GetElapsedTime(start);
        if (share.IsLast)
        {
            logger.Applied(migration.Id, set.ModelName, share.Now.Count, duration.TotalMilliseconds);
        }
        else
        {
            logger.Expanded(migration.Id, set.ModelName, share.Now.Count, duration.TotalMilliseconds, share.Waiting);
        }

        return new AppliedMigration(migration.Id, share.Now.Count, duration) { WaitingStepCount = share.Waiting };
    }

    /// <summary>What records that the share is done.</summary>
    private static NpgsqlBatchCommand[] Completion(MigrationShare share, MigrationJournal journal) => share.IsLast
        ?
        [
            journal.MigrationApplied(share.Ordinal),
            .. TakenAway.Of(share.Steps) is { } taken ? [journal.MigrationContracted(taken)] : Array.Empty<NpgsqlBatchCommand>(),
            .. share.WasExpanded ? [journal.ExpansionEnded()] : Array.Empty<NpgsqlBatchCommand>(),
            .. share.Earlier.ContainsKey(StepState.FirstRun) ? [journal.StepForgotten(StepState.FirstRun)] : Array.Empty<NpgsqlBatchCommand>(),
        ]
        : [journal.MigrationExpanded(share.Ordinal)];

    /// <summary>What has been run may not change any more; of the step that failed, what has not been run may be corrected.</summary>
    private static void CheckUnchanged(
        IReadOnlyList<ScriptStep> steps, Migration migration, IReadOnlyDictionary<int, StepState> earlier)
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
}
