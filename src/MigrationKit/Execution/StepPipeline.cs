using MigrationKit.Core.Migrations;
using MigrationKit.Internal;
using MigrationKit.Progress;
using MigrationKit.Telemetry;

namespace MigrationKit.Execution;

/// <summary>
/// Sends small transactional steps one behind the other without waiting for the answers in between. Each has the transaction that it has
/// when it is sent alone, and together they cost one round trip. After an error the server skips the rest.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING</remarks>
internal static class StepPipeline
{
    private const int MostSteps = 50;

    /// <summary>Puts together, in their order, what is small enough to be sent together.</summary>
    /// <param name="shares">All that is to be done.</param>
    /// <param name="mayFollow">Whether nothing is to be done between a share and the next one.</param>
    public static IEnumerable<IReadOnlyList<MigrationShare>> Group(
        IReadOnlyList<MigrationShare> shares, Func<MigrationShare, MigrationShare, bool> mayFollow)
    {
        var group = new List<MigrationShare>();
        var load = default(Load);
        foreach (var share in shares)
        {
            load = load.With(share);
            if (group.Count > 0 && !(load.Fits && mayFollow(group[^1], share)))
            {
                yield return group;
                (group, load) = ([], default(Load).With(share));
            }

            group.Add(share);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    /// <summary>Whether there are several steps, and they can be sent together.</summary>
    public static bool Suits(IReadOnlyList<MigrationShare> shares) =>
        shares.Aggregate(default(Load), static (load, share) => load.With(share)) is { Fits: true, Steps: > 1 };

    /// <summary>Sends transactional steps, and lets each that was begun know what became of it.</summary>
    public static async Task SendAsync(IReadOnlyList<StepRun> runs, CancellationToken cancellationToken)
    {
        foreach (var run in runs)
        {
            run.TellStart();
        }

        var steps = runs.Select(static run => run.Transactional!).ToList();
        var (first, last) = (steps[0].Context, steps[^1].Context);
        var watch = ProgressWatch.Start(first with
        {
            MigrationId = first.MigrationId == last.MigrationId ? first.MigrationId : $"{first.MigrationId} … {last.MigrationId}",
            Step = first.Step with { Statements = [.. steps.SelectMany(static step => step.Context.Step.Statements)] },
        });
        await using (watch.ConfigureAwait(false))
        {
            var durations = new List<TimeSpan>();
            var start = TimeProvider.System.GetUtcNow();
            Exception? failure = null;
            try
            {
                await ExecuteAsync(steps, durations, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (steps.Any(static step => !step.IsCommitted))
            {
                // Thrown again where the step is run that it belongs to.
                failure = error;
            }

            foreach (var (step, duration) in steps.TakeWhile(static step => step.IsCommitted).Zip(durations))
            {
                step.Pipelined = new PipelinedStep(new SpanTime(start, duration));
                step.Context.Session.HasProgressed = true;
                start += duration;
            }

            if (failure is not null)
            {
                steps.First(static step => !step.IsCommitted).Pipelined = new PipelinedStep(new SpanTime(start, TimeSpan.Zero), failure);
            }

            await watch.DoneAsync().ConfigureAwait(false);
        }
    }

    /// <param name="steps">What to send.</param>
    /// <param name="durations">Gets how long each took.</param>
    /// <param name="cancellationToken">Stops it.</param>
    private static async Task ExecuteAsync(
        IReadOnlyList<TransactionalStep> steps, List<TimeSpan> durations, CancellationToken cancellationToken)
    {
        var batch = steps[0].Context.Session.Connection.BatchOf([.. steps.SelectMany(static step => step.Batches().Single())]);
        await using (batch.ConfigureAwait(false))
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                do
                {
                    // Rows come from scripts, too.
                    if (durations.Count < steps.Count && steps[durations.Count].IsBeingRecorded
                        && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        durations.Add(reader.GetFieldValue<TimeSpan>(0));
                    }
                }
                while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
            }
        }
    }

    /// <summary>What is sent at once is in memory, and what it does can be told only when all of it is done.</summary>
    private readonly record struct Load(int Steps, long Statements, long Characters)
    {
        public bool Fits =>
            Steps <= MostSteps && Statements <= TransactionalStep.MostStatements && Characters <= TransactionalStep.MostCharacters;

        public Load With(MigrationShare share) => share.Now.Count > 0 && share.Now.All(CanBeSent)
            ? new Load(
                Steps + share.Now.Count,
                Statements + share.Now.Sum(static step => step.Statements.Count),
                Characters + share.Now.Sum(static step => step.Statements.Sum(static statement => (long)statement.Sql.Length)))
            : this with { Steps = MostSteps + 1 };

        private static bool CanBeSent(ScriptStep step) =>
            step is { Transactional: true, Statements: not StepStatements { AreStreamed: true } };
    }
}
