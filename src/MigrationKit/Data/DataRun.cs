using MigrationKit.Core.Model;
using MigrationKit.Execution;
using MigrationKit.History;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;

namespace MigrationKit.Data;

/// <summary>Runs what an application brings in C# for one model, at the places between its migrations. Under the migration lock.</summary>
internal sealed class DataRun
{
    private readonly DataContext _context;
    private readonly AppliedMigrations _done;
    private readonly DataPlan _plan;

    private DataRun(DataContext context, AppliedMigrations done, DataPlan plan) => (_context, _done, _plan) = (context, done, plan);

    /// <summary>Makes the tables if they are needed, looks what is to be done, and refuses what cannot be.</summary>
    /// <param name="session">The session that has the lock.</param>
    /// <param name="migrationLock">The lock.</param>
    /// <param name="tables">Where the history is.</param>
    /// <param name="set">The model.</param>
    /// <param name="verdict">What the history has of it.</param>
    /// <param name="options">What the application brings.</param>
    /// <param name="done">Where to say what was done.</param>
    /// <param name="logger">Where to log.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MigrationException">A data migration is late, or the tables are not ours.</exception>
    public static async Task<DataRun> PrepareAsync(
        MigrationSession session,
        AdvisoryLock migrationLock,
        HistoryTables tables,
        MigrationSet set,
        HistoryVerdict verdict,
        MigrationOptions options,
        AppliedMigrations done,
        ILogger logger,
        CancellationToken cancellationToken)
    {
        var journal = new DataJournal(tables, set.ModelName);
        var context = new DataContext(session, migrationLock, journal, set, options, logger);
        // A newer version of the application was here, and has its own.
        var work = verdict.State == ModelState.Ahead ? DataWork.None : DataWork.Of(set, options);
        if (!work.IsEmpty)
        {
            var store = new HistoryStore(session.Connection, tables, logger, DataJournal.Group);
            await store.EnsureAsync(cancellationToken).ConfigureAwait(false);

            work = await journal.FindMissingAsync(session.Connection, work, cancellationToken).ConfigureAwait(false);
        }

        var plan = DataPlan.Of(set, verdict, work);
        if (!options.AllowLateDataMigrations)
        {
            plan.ThrowIfLate(set);
        }

        return new DataRun(context, done, plan);
    }

    /// <summary>
    /// Nothing goes past a data migration that was begun, by whoever brings its class: what comes next was written for what it leaves behind,
    /// and may take away what it still has to read.
    /// </summary>
    /// <exception cref="MigrationException">There is one that this program does not bring.</exception>
    public async Task ThrowIfUnfinishedElsewhereAsync(CancellationToken cancellationToken)
    {
        var unfinished = await _context.Journal.ReadUnfinishedAsync(_context.Connection, cancellationToken).ConfigureAwait(false);
        if (unfinished.FirstOrDefault(begun => !_plan.Missing.Migrations.Any(own => own.Id == begun.Id)) is { } other)
        {
            throw new MigrationException(
                Codes.UnfinishedDataMigration,
                $"The data migration {other.Id} of the model {_context.Set.ModelName} comes after {other.After}. It was begun, {other.Batches} "
                    + "batch(es) of it are done, and it is not finished. This program does not bring its class, so nothing after it is applied.",
                "Let the application that has the class finish it, by a start, or with --migrate-only. If nothing is left for it to do: "
                    + _context.Journal.FinishedByHand(other.Id));
        }
    }

    /// <summary>Runs what comes after migrations that were applied before.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        foreach (var late in _plan.Late)
        {
            _context.Logger.DataMigrationIsLate(late.Id, _context.Set.ModelName);
        }

        await RunAsync(_plan.Late.Concat(_plan.Now), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether something comes between a migration and the next one.</summary>
    public bool HasWorkAfter(Migration migration) => _plan.After(migration).Any();

    /// <summary>Runs what comes after a migration that was applied just now.</summary>
    public Task RunAfterAsync(Migration migration, CancellationToken cancellationToken) =>
        RunAsync(_plan.After(migration), cancellationToken);

    /// <summary>Runs the seeders, when all migrations are applied.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        foreach (var seeder in _plan.Seeders)
        {
            await new SeedRun(_context, seeder).RunAsync(cancellationToken).ConfigureAwait(false);
            _done.AddSeeded(_context.Set, seeder.Key);
        }
    }

    private async Task RunAsync(IEnumerable<IDataMigration> migrations, CancellationToken cancellationToken)
    {
        foreach (var migration in migrations)
        {
            var applied = await new DataMigrationRun(_context, migration).RunAsync(cancellationToken).ConfigureAwait(false);
            _done.Add(_context.Set, applied);
        }
    }
}
