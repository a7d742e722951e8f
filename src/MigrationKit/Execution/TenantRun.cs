using System.Collections.Concurrent;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>Migrates one tenant after the other, or several at once, as if each were alone.</summary>
internal sealed class TenantRun(IReadOnlyList<MigrationSet> sets, ILoggerFactory loggerFactory) : IAsyncDisposable
{
    private readonly TenantPools _pools = new();
    private readonly ConcurrentDictionary<NpgsqlDataSource, bool> _changed = [];

    /// <exception cref="MigrationException">Nothing, or not everything, could be applied.</exception>
    public async Task<MigrationReport> ApplyAsync(Tenant tenant, MigrationOptions options, CancellationToken cancellationToken)
    {
        var schema = TenantSchema.Of(tenant, options.TenantSchema, sets);
        IReadOnlyList<MigrationSet> own = schema is null ? sets : [.. sets.Select(set => set.For(schema))];
        if (tenant.DataSource is { } given)
        {
            return await ApplyAsync(given, isShared: schema is not null, own, options, cancellationToken).ConfigureAwait(false);
        }

        var lease = _pools.Rent(tenant.ConnectionString!, isShared: schema is not null);
        await using (lease.ConfigureAwait(false))
        {
            return await MigratorOf(lease.DataSource, readsTypes: false, own, options).ApplyAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lets pools that many tenants share see the new types of all of them, once: reading them takes longer the more tenants there are.</summary>
    /// <exception cref="MigrationException">A connection was lost.</exception>
    public async Task ReloadTypesAsync(CancellationToken cancellationToken)
    {
        foreach (var dataSource in _changed.Keys)
        {
            await new ConnectionSource(dataSource).ReloadTypesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => _pools.DisposeAsync();

    private async Task<MigrationReport> ApplyAsync(
        NpgsqlDataSource given, bool isShared, IReadOnlyList<MigrationSet> own, MigrationOptions options, CancellationToken cancellationToken)
    {
        var report = await MigratorOf(given, readsTypes: !isShared, own, options).ApplyAsync(cancellationToken).ConfigureAwait(false);
        if (isShared && !report.IsUpToDate)
        {
            _changed[given] = true;
        }

        return report;
    }

    private Migrator MigratorOf(NpgsqlDataSource dataSource, bool readsTypes, IReadOnlyList<MigrationSet> own, MigrationOptions options) =>
        new(new ConnectionSource(dataSource) { ReadsTypes = readsTypes }, own, options, loggerFactory);
}
