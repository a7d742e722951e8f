using MigrationKit.Execution;
using MigrationKit.History;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace MigrationKit;

/// <summary>
/// Applies sets of migrations to a database. Safe to run from any number of processes at once: one applies, the others wait for it.
/// Most applications call <c>app.ApplyMigrations()</c> instead.
/// </summary>
public sealed class Migrator
{
    private readonly ConnectionSource _source;
    private readonly IReadOnlyList<MigrationSet> _sets;
    private readonly MigrationOptions _options;
    private readonly ILogger _logger;

    /// <summary>Migrates the database of a data source.</summary>
    /// <param name="dataSource">
    /// Steps run on a connection outside its pool, with its settings, password provider and TLS callbacks. Its types are reloaded
    /// afterwards.
    /// </param>
    /// <param name="sets">What to apply, in this order; as a rule <see cref="MigrationRegistry.Sets"/>.</param>
    /// <param name="options">How; its connection string is not looked at.</param>
    /// <param name="loggerFactory">Where to log, under the category <c>MigrationKit</c>.</param>
    /// <exception cref="MigrationException">There is no set, or an option makes no sense.</exception>
    public Migrator(
        NpgsqlDataSource dataSource, IEnumerable<MigrationSet> sets, MigrationOptions? options = null, ILoggerFactory? loggerFactory = null)
        : this(new ConnectionSource(dataSource), sets, options, loggerFactory)
    {
    }

    /// <summary>Migrates the database of a connection string.</summary>
    /// <param name="connectionString">For Npgsql, or a <c>postgres://</c> URL.</param>
    /// <param name="sets">What to apply, in this order; as a rule <see cref="MigrationRegistry.Sets"/>.</param>
    /// <param name="options">How; its connection string is not looked at.</param>
    /// <param name="loggerFactory">Where to log, under the category <c>MigrationKit</c>.</param>
    /// <exception cref="MigrationException">There is no set, or the connection string or an option makes no sense.</exception>
    public Migrator(
        string connectionString, IEnumerable<MigrationSet> sets, MigrationOptions? options = null, ILoggerFactory? loggerFactory = null)
        : this(new ConnectionSource(connectionString), sets, options, loggerFactory)
    {
    }

    private Migrator(
        ConnectionSource source, IEnumerable<MigrationSet> sets, MigrationOptions? options, ILoggerFactory? loggerFactory)
    {
        _source = source;
        _options = options ?? new MigrationOptions();
        OptionsCheck.ThrowIfInvalid(_options);
        _sets = SetChooser.Choose([.. sets], _options.ModelNames);
        _logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger(LogMessages.Category);
    }

    /// <summary>
    /// Applies what is pending. If nothing is, that costs one SELECT and takes no lock. Returns as well when the database is ahead.
    /// </summary>
    /// <param name="cancellationToken">Stops it. What was done stays recorded, and the next call goes on there.</param>
    /// <exception cref="MigrationException">Nothing, or not everything, could be applied; the message says why and what to do.</exception>
    public async Task<MigrationReport> ApplyAsync(CancellationToken cancellationToken = default)
    {
        var start = TimeProvider.System.GetTimestamp();
        List<ModelReport> settled = [];
        List<MigrationSet> open = [];
        Version? version = null;
        await PersistAsync(
            async token => (settled, open, version) = await LookAsync(token).ConfigureAwait(false),
            // A server that is not there at all is more often a wrong address than one that will come.
            ConnectionLoss.IsBusy,
            cancellationToken).ConfigureAwait(false);
        var reports = settled.ToDictionary(static model => model.ModelName, StringComparer.Ordinal);
        foreach (var schema in open.GroupBy(static set => set.HistorySchema, StringComparer.Ordinal))
        {
            foreach (var report in await RunAsync(schema.Key, [.. schema], cancellationToken).ConfigureAwait(false))
            {
                reports.Add(report.ModelName, report);
            }
        }

        if (open.Count > 0)
        {
            // Whoever applied them: the pool has read the types before.
            await PersistAsync(_source.ReloadTypesAsync, ConnectionLoss.MayPass, cancellationToken).ConfigureAwait(false);
        }

        return new MigrationReport
        {
            Models = [.. _sets.Select(set => reports[set.ModelName])],
            Duration = TimeProvider.System.GetElapsedTime(start),
            ServerVersion = version,
        };
    }

    /// <summary>Compares the database with the sets. Changes nothing, takes no lock, and asks for nothing but SELECT.</summary>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    public async Task<MigrationStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var connection = await _source.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var version = connection.PostgreSqlVersion;
            var models = new List<ModelStatus>();
            foreach (var set in _sets)
            {
                models.Add(await StatusOfAsync(connection, set, cancellationToken).ConfigureAwait(false));
            }

            return new MigrationStatus { Models = models, ServerVersion = version };
        }
    }

    /// <summary>
    /// Separates the sets with nothing to do from the others, without the lock: a history only ever grows, so what is complete or at fault
    /// here stays so, and an old replica does not wait for a migration that a new one is running.
    /// </summary>
    private async Task<(List<ModelReport> Settled, List<MigrationSet> Open, Version ServerVersion)> LookAsync(
        CancellationToken cancellationToken)
    {
        var connection = await _source.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var version = connection.PostgreSqlVersion;
            try
            {
                var open = new List<MigrationSet>();
                var settled = new List<ModelReport>();
                var areApplied = await HistoryReader.AreHeadsAppliedAsync(connection, _sets, cancellationToken).ConfigureAwait(false);
                foreach (var set in _sets)
                {
                    var verdict = areApplied
                        ? new HistoryVerdict(ModelState.UpToDate, [])
                        : HistoryComparer.Compare(set, await ReadAsync(connection, set, cancellationToken).ConfigureAwait(false));
                    verdict.ThrowIfFaulty();
                    if (verdict.State == ModelState.Pending)
                    {
                        open.Add(set);
                    }
                    else
                    {
                        settled.Add(Report(set, verdict));
                    }
                }

                return (settled, open, version);
            }
            catch (NpgsqlException error)
            {
                throw ServerFailure.Describe(error, connection);
            }
        }
    }

    private ModelReport Report(MigrationSet set, HistoryVerdict verdict)
    {
        if (verdict.State == ModelState.Ahead)
        {
            _logger.Ahead(set.ModelName, string.Join(", ", verdict.Unknown));
        }
        else
        {
            _logger.UpToDate(set.ModelName, set.Migrations.Count == 0 ? "(no migrations)" : set.Migrations[^1].Id);
        }

        return new ModelReport { ModelName = set.ModelName, Applied = [], IsAhead = verdict.State == ModelState.Ahead };
    }

    private async Task PersistAsync(
        Func<CancellationToken, Task> attempt, Func<MigrationException, bool> mayPass, CancellationToken cancellationToken)
    {
        var outage = new Outage(_options.ServerTimeout, _logger);
        while (true)
        {
            try
            {
                await attempt(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (MigrationException error) when (mayPass(error))
            {
                await outage.WaitAsync(error, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Task<IReadOnlyList<ModelReport>> RunAsync(
        string historySchema, IReadOnlyList<MigrationSet> sets, CancellationToken cancellationToken) =>
        new ResumingRun(_source, historySchema, _options, _logger).RunAsync(sets, cancellationToken);

    private static Task<IReadOnlyList<RecordedMigration>> ReadAsync(
        NpgsqlConnection connection, MigrationSet set, CancellationToken cancellationToken) =>
        HistoryReader.ReadAsync(connection, new HistoryTables(set.HistorySchema), set.ModelName, cancellationToken);

    private static async Task<ModelStatus> StatusOfAsync(NpgsqlConnection connection, MigrationSet set, CancellationToken cancellationToken)
    {
        try
        {
            var recorded = await ReadAsync(connection, set, cancellationToken).ConfigureAwait(false);
            var verdict = HistoryComparer.Compare(set, recorded);
            return new ModelStatus
            {
                ModelName = set.ModelName,
                State = verdict.State,
                Recorded = recorded,
                Pending = [.. verdict.Pending.Select(static migration => migration.Id)],
                Fault = verdict.Fault is { } fault ? $"{fault.Code}: {fault.Text}" : null,
            };
        }
        catch (NpgsqlException error)
        {
            throw ServerFailure.Describe(error, connection);
        }
    }
}
