using System.Collections.Concurrent;
using MigrationKit.Execution;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MigrationKit;

/// <summary>
/// Applies sets of migrations to many databases, or to many schemas of databases, several at a time. One that fails does not keep the others from being migrated. Each has
/// its own history and lock, so that any number of processes may do this at once, and one that was interrupted is simply run again.
/// </summary>
public sealed class TenantMigrator
{
    private readonly ITenantSource _source;
    private readonly IReadOnlyList<MigrationSet> _sets;
    private readonly MigrationOptions _options;
    private readonly ILoggerFactory _loggerFactory;
    private readonly ILogger _logger;
    private readonly Func<TenantScope> _open;

    /// <summary>Migrates the tenants of a source.</summary>
    /// <param name="source">Which tenants.</param>
    /// <param name="sets">What to apply to each, in this order; as a rule <see cref="MigrationRegistry.Sets"/>.</param>
    /// <param name="options">
    /// How, and how many at a time; its connection string is not looked at. Its data migrations and seeders work for several tenants at once.
    /// </param>
    /// <param name="loggerFactory">Where to log, under the category <c>MigrationKit</c>, in a scope with the tenant's name.</param>
    /// <exception cref="MigrationException">There is no set, or an option makes no sense.</exception>
    public TenantMigrator(
        ITenantSource source, IEnumerable<MigrationSet> sets, MigrationOptions? options = null, ILoggerFactory? loggerFactory = null)
        : this(source, sets, options ?? new MigrationOptions(), loggerFactory, open: null)
    {
    }

    /// <param name="source">Which databases.</param>
    /// <param name="sets">What to apply to each.</param>
    /// <param name="options">How many at a time, and of which models.</param>
    /// <param name="loggerFactory">Where to log.</param>
    /// <param name="open">Makes the options of a tenant; null if they are those of all.</param>
    internal TenantMigrator(
        ITenantSource source,
        IEnumerable<MigrationSet> sets,
        MigrationOptions options,
        ILoggerFactory? loggerFactory,
        Func<TenantScope>? open)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _options = options;
        _open = open ?? (() => new TenantScope(options));
        OptionsCheck.ThrowIfInvalid(_options);
        _sets = SetChooser.Choose([.. sets], _options.ModelNames);
        _loggerFactory = loggerFactory ?? NullLoggerFactory.Instance;
        _logger = _loggerFactory.CreateLogger(LogMessages.Category);
    }

    /// <summary>Applies what is pending to every tenant.</summary>
    /// <param name="progress">Who is told of each tenant when it is done; called on any thread, several at once.</param>
    /// <param name="cancellationToken">Stops it. What was done stays recorded, and the next call goes on there.</param>
    /// <returns>How it went with each; failures are in it.</returns>
    /// <exception cref="MigrationException">Two tenants have one name.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<TenantReport> ApplyAsync(
        IProgress<TenantResult>? progress = null, CancellationToken cancellationToken = default)
    {
        var start = TimeProvider.System.GetTimestamp();
        if (_options.Mode == MigrationMode.Off)
        {
            _logger.Off();
            return new TenantReport { Tenants = [], Duration = TimeSpan.Zero };
        }

        var results = new ConcurrentDictionary<int, TenantResult>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.MaxParallelTenants, CancellationToken = cancellationToken };
        var run = new TenantRun(_sets, _loggerFactory);
        await using var end = run.ConfigureAwait(false);
        await Parallel.ForEachAsync(NumberedAsync(cancellationToken), parallel, async (item, token) =>
        {
            var result = await ApplyAsync(run, item.Tenant, token).ConfigureAwait(false);
            results[item.Number] = result;
            progress?.Report(result);
        }).ConfigureAwait(false);
        await TryReloadTypesAsync(run, cancellationToken).ConfigureAwait(false);
        var report = new TenantReport
        {
            Tenants = [.. results.OrderBy(static result => result.Key).Select(static result => result.Value)],
            Duration = TimeProvider.System.GetElapsedTime(start),
        };
        _logger.TenantsDone(report.Summary);
        return report;
    }

    private async IAsyncEnumerable<(int Number, Tenant Tenant)> NumberedAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var tenant in _source.GetTenantsAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return names.Add(tenant.Name)
                ? (names.Count, tenant)
                : throw OptionsCheck.Invalid($"two tenants have the name {tenant.Name}");
        }
    }

    private async Task<TenantResult> ApplyAsync(TenantRun run, Tenant tenant, CancellationToken cancellationToken)
    {
        using var scope = _logger.BeginScope(new KeyValuePair<string, object>[] { new("Tenant", tenant.Name) });
        var start = TimeProvider.System.GetTimestamp();
        try
        {
            var report = await MigrateAsync(run, tenant, cancellationToken).ConfigureAwait(false);
            return new TenantResult
            {
                Tenant = tenant.Name,
                State = report.IsUpToDate ? TenantState.UpToDate : TenantState.Applied,
                Report = report,
                Duration = TimeProvider.System.GetElapsedTime(start),
            };
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, the other tenants can be migrated.
            _logger.TenantFailed(tenant.Name, error is MigrationException ? error.Message : error.GetBaseException().Message);
            return new TenantResult
            {
                Tenant = tenant.Name,
                State = TenantState.Failed,
                Error = error,
                Duration = TimeProvider.System.GetElapsedTime(start),
            };
        }
    }

    private async Task TryReloadTypesAsync(TenantRun run, CancellationToken cancellationToken)
    {
        try
        {
            await run.ReloadTypesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MigrationException error)
        {
            // The tenants are migrated, and new connections may read the types still.
            _logger.TypesNotReloaded(error.Message);
        }
    }

    private async Task<MigrationReport> MigrateAsync(TenantRun run, Tenant tenant, CancellationToken cancellationToken)
    {
        // It ends with this method.
        Tenant.Current = tenant;
        var scope = _open();
        await using (scope.ConfigureAwait(false))
        {
            return await run.ApplyAsync(tenant, scope.Options, cancellationToken).ConfigureAwait(false);
        }
    }
}
