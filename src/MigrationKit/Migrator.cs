using MigrationKit.Data;
using MigrationKit.Drift;
using MigrationKit.Execution;
using MigrationKit.Health;
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

    internal Migrator(
        ConnectionSource source, IEnumerable<MigrationSet> sets, MigrationOptions? options, ILoggerFactory? loggerFactory)
    {
        _source = source;
        _options = options ?? new MigrationOptions();
        OptionsCheck.ThrowIfInvalid(_options);
        List<MigrationSet> all = [.. sets];
        _sets = SetChooser.Choose(all, _options.ModelNames);
        if (_options.HasDataWork)
        {
            OptionsCheck.ThrowIfAny([.. DataWorkCheck.FaultsOf(_options, all)]);
        }

        _logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger(LogMessages.Category);
    }

    /// <summary>
    /// Applies what is pending, or does instead what <see cref="MigrationOptions.Mode"/> says. If nothing is pending, that costs one SELECT
    /// and takes no lock. Returns as well when the database is ahead.
    /// </summary>
    /// <param name="cancellationToken">Stops it. What was done stays recorded, and the next call goes on there.</param>
    /// <exception cref="MigrationException">Nothing, or not everything, could be applied; the message says why and what to do.</exception>
    public Task<MigrationReport> ApplyAsync(CancellationToken cancellationToken = default) =>
        new MigrationRun(_source, _sets, _options, _logger).RunAsync(cancellationToken);

    /// <summary>Compares the database with the sets. Changes nothing, takes no lock, and asks for nothing but SELECT.</summary>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    public async Task<MigrationStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var connection = await _source.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var version = connection.PostgreSqlVersion;
            try
            {
                await new HistoryGuard(_sets.Select(static set => set.HistorySchema)).ThrowIfForeignAsync(connection, cancellationToken)
                    .ConfigureAwait(false);
                var models = new List<ModelStatus>();
                foreach (var set in _sets)
                {
                    models.Add(await StatusOfAsync(connection, set, cancellationToken).ConfigureAwait(false));
                }

                return new MigrationStatus { Models = models, ServerVersion = version };
            }
            catch (NpgsqlException error)
            {
                throw ServerFailure.Describe(error, connection);
            }
        }
    }

    /// <summary>
    /// Compares the database with what was recorded of it when migrations were applied last. Changes nothing, takes no migration lock, and
    /// asks for nothing but SELECT on the history. Costs a reading of the catalogs.
    /// </summary>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    public async Task<DriftReport> FindDriftAsync(CancellationToken cancellationToken = default)
    {
        var finder = DriftFinder.Of(_source, _sets, _options);
        var found = await finder.FindAsync(cancellationToken).ConfigureAwait(false);
        return found.ToReport();
    }

    /// <summary>Where it migrates.</summary>
    internal ConnectionSource Source => _source;

    /// <summary>What it applies.</summary>
    internal IReadOnlyList<MigrationSet> Sets => _sets;

    /// <inheritdoc cref="HealthProbe.ReadAsync(CancellationToken)"/>
    internal Task<IReadOnlyList<ModelHealth>> ReadHealthAsync(CancellationToken cancellationToken) =>
        new HealthProbe(_source, _sets, _options).ReadAsync(cancellationToken);

    private static Task<IReadOnlyList<RecordedMigration>> ReadAsync(
        NpgsqlConnection connection, MigrationSet set, CancellationToken cancellationToken) =>
        HistoryReader.ReadAsync(connection, set.HistoryTables, set.ModelName, cancellationToken);

    private async Task<ModelStatus> StatusOfAsync(NpgsqlConnection connection, MigrationSet set, CancellationToken cancellationToken)
    {
        var recorded = await ReadAsync(connection, set, cancellationToken).ConfigureAwait(false);
        var verdict = HistoryComparer.Compare(set, recorded, _options.Phase);
        return new ModelStatus
        {
            ModelName = set.ModelName,
            State = verdict.State,
            Recorded = [.. recorded.Where(static row => !row.IsExpanded)],
            Expanded = [.. verdict.Expanded.Select(static migration => migration.Id)],
            Pending = [.. verdict.Pending.Select(static migration => migration.Id)],
            Fault = verdict.Fault is { } fault ? $"{fault.Code}: {fault.Text}" : null,
        };
    }
}
