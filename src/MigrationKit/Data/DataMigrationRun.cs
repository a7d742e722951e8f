using MigrationKit.Core.Model;
using MigrationKit.Internal;
using MigrationKit.Telemetry;
using Npgsql;

namespace MigrationKit.Data;

/// <summary>Runs one data migration from the checkpoint at which an earlier run ended.</summary>
internal sealed class DataMigrationRun(DataContext context, IDataMigration migration)
{
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private TimeSpan _told;

    /// <exception cref="MigrationException">The code has failed.</exception>
    /// <exception cref="NpgsqlException">The connection was lost.</exception>
    public Task<AppliedDataMigration> RunAsync(CancellationToken cancellationToken) => Span.TraceAsync(
        Span.DataMigration,
        activity => activity.SetTag(Tag.Model, context.Set.ModelName).SetTag(Tag.DataMigration, migration.Id),
        async activity =>
        {
            var applied = await BeginAndFinishAsync(cancellationToken).ConfigureAwait(false);
            activity?.SetTag(Tag.Batches, applied.BatchCount);
            return applied;
        },
        static _ => Outcome.Applied);

    private async Task<AppliedDataMigration> BeginAndFinishAsync(CancellationToken cancellationToken)
    {
        var begun = await context.Journal.ReadProgressAsync(context.Connection, migration, cancellationToken).ConfigureAwait(false);
        if (begun is null)
        {
            context.Logger.DataMigrationBegins(migration.Id, context.Set.ModelName);
            await CheckAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            context.Logger.DataMigrationResumes(migration.Id, context.Set.ModelName, begun.Batches);
        }

        var before = begun?.Batches ?? 0;
        var batches = await ApplyAllAsync(begun ?? new DataProgress(null, 0), cancellationToken).ConfigureAwait(false) - before;
        var duration = TimeProvider.System.GetElapsedTime(_start);
        context.Logger.DataMigrated(migration.Id, context.Set.ModelName, batches, duration.TotalMilliseconds);
        return new AppliedDataMigration(migration.Id, batches, duration);
    }

    private Task CheckAsync(CancellationToken cancellationToken) => CommitAsync(
        "its check before the first batch",
        async connection =>
        {
            await migration.PrecheckAsync(connection, cancellationToken).ConfigureAwait(false);
            return [context.Journal.Begun(migration)];
        },
        "Nothing of it was done.",
        cancellationToken);

    /// <returns>How many batches there are, those of earlier runs included.</returns>
    private async Task<long> ApplyAllAsync(DataProgress progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = await ApplyBatchAsync(progress, cancellationToken).ConfigureAwait(false);
            progress = new DataProgress(next, progress.Batches + 1);
            if (next is null)
            {
                return progress.Batches;
            }

            Tell(progress);
        }
    }

    private async Task<string?> ApplyBatchAsync(DataProgress progress, CancellationToken cancellationToken)
    {
        string? next = null;
        await CommitAsync(
            $"its batch {progress.Batches + 1}",
            async connection =>
            {
                next = await migration.ApplyBatchAsync(connection, progress.Checkpoint, cancellationToken).ConfigureAwait(false);
                if (next is null)
                {
                    await migration.PostcheckAsync(connection, cancellationToken).ConfigureAwait(false);
                }
                else if (next == progress.Checkpoint)
                {
                    throw new DataCodeException("it has returned the checkpoint that it was given, so that it would never end");
                }

                return [context.Journal.BatchDone(migration, next)];
            },
            $"Nothing of this batch remains; the {progress.Batches} before it stay done, and the next start goes on after them.",
            cancellationToken).ConfigureAwait(false);
        return next;
    }

    private async Task CommitAsync(
        string what, Func<NpgsqlConnection, Task<NpgsqlBatchCommand[]>> code, string left, CancellationToken cancellationToken)
    {
        var name = $"The data migration {migration.Id} of the model {context.Set.ModelName}";
        try
        {
            await context.RetryOf(name)
                .RunAsync(_ => new DataTransaction(context).RunAsync(code, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (DataFailure.ReasonOf(error) is { } reason)
        {
            throw new MigrationException(
                Codes.DataMigrationFailed,
                $"{name} failed in {what}: {reason}. {left}",
                "Correct the data or the code, and start again.",
                error);
        }
    }

    private void Tell(DataProgress progress)
    {
        var elapsed = TimeProvider.System.GetElapsedTime(_start);
        if (context.Options.ProgressInterval > TimeSpan.Zero && elapsed - _told >= context.Options.ProgressInterval)
        {
            _told = elapsed;
            context.Logger.DataMigrationProgressed(migration.Id, elapsed.TotalSeconds, progress.Batches);
        }
    }
}
