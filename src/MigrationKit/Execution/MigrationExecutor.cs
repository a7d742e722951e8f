using System.Globalization;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.History;
using MigrationKit.Internal;
using MigrationKit.Progress;
using MigrationKit.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>Applies one migration, from the step at which an earlier run ended.</summary>
internal sealed class MigrationExecutor(
    MigrationSession session, AdvisoryLock migrationLock, HistoryTables tables, MigrationOptions options, ILogger logger)
{
    /// <summary>So many steps have to come for it to pay: a plan with parameters is made anew the first five times.</summary>
    private const int FewestStepsForPlans = 12;

    /// <summary>Lets the server keep the plans of what every transactional step sends, if there are many.</summary>
    public async Task KeepPlansAsync(MigrationSet set, IReadOnlyList<MigrationShare> shares, CancellationToken cancellationToken)
    {
        if (shares.Sum(static share => share.Now.Count(static step => step.Transactional)) < FewestStepsForPlans)
        {
            return;
        }

        var journal = new MigrationJournal(tables, set.ModelName, shares[0].Migration);
        var prologue = new Prologue(session, migrationLock, isLocal: true, options.StepLockTimeout);
        await session.KeepPlansAsync(
            cancellationToken,
            [
                Create(TransactionalStep.Begin),
                .. prologue.Commands(),
                .. StepContext.OwnRole(),
                journal.StepCommitted(step: 1, checksum: "", statements: 0),
                journal.MigrationApplied(ordinal: 1),
                Create(TransactionalStep.Commit),
            ]).ConfigureAwait(false);
    }

    /// <inheritdoc cref="RunAsync(MigrationSet, MigrationShare, CancellationToken)"/>
    public async Task<AppliedMigration> ApplyAsync(MigrationSet set, MigrationShare share, CancellationToken cancellationToken)
    {
        var applied = await Span.TraceAsync(
            Span.Migration,
            activity => activity.SetTag(Tag.Model, set.ModelName).SetTag(Tag.Migration, share.Migration.Id),
            _ => RunAsync(set, share, cancellationToken),
            static _ => Outcome.Applied).ConfigureAwait(false);
        ApplyingMetrics.MigrationsApplied.Add(1, new KeyValuePair<string, object?>(Tag.Model, set.ModelName));
        return applied;
    }

    /// <param name="set">The set of the migration.</param>
    /// <param name="share">What to do of it.</param>
    /// <param name="cancellationToken">Stops it; what was done stays recorded.</param>
    /// <exception cref="MigrationException">It cannot be read, or a step failed.</exception>
    private async Task<AppliedMigration> RunAsync(MigrationSet set, MigrationShare share, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var migration = share.Migration;
        var journal = new MigrationJournal(tables, set.ModelName, migration);
        CheckUnchanged(share.Steps, migration, share.Earlier);
        foreach (var step in share.Now)
        {
            var isLast = step == share.Now[^1];
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
                    StepCount = share.Steps.Count,
                    Telemetry = new StepTelemetry(set.ModelName, migration.Id, step),
                    Journal = journal,
                    Earlier = share.Earlier.GetValueOrDefault(step.Number),
                    Completion = isLast ? () => Completion(share, journal) : static () => [],
                },
                cancellationToken).ConfigureAwait(false);
        }

        if (share.Now.Count == 0)
        {
            await session.Connection.ExecuteAsync(cancellationToken, Completion(share, journal)).ConfigureAwait(false);
        }

        var duration = TimeProvider.System.GetElapsedTime(start);
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

    /// <exception cref="MigrationException">The script is not the committed one, or cannot be run.</exception>
    public static IReadOnlyList<ScriptStep> ReadSteps(MigrationSet set, Migration migration)
    {
        var checksum = ChecksumOf(set, migration);
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
            var path = $"Migrations/{migration.Id}/up.sql";
            var steps = MigrationScript.Read(() => set.Scripts.Open(migration.UpResource), path);
            return set.TenantSchema?.Insert(steps, path) ?? steps;
        }
        catch (FindingException error)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{error.Finding.File}({error.Finding.Line}): ");
            throw new MigrationException(error.Finding.Code, place + error.Finding.Message, error.Finding.NextStep ?? "", error);
        }
    }

    private static string ChecksumOf(MigrationSet set, Migration migration)
    {
        using var script = set.Scripts.Open(migration.UpResource);
        return Checksum.OfText(script);
    }

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
