using System.Collections.Concurrent;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>Migrates one tenant after the other, or several at once, as if each were alone.</summary>
internal sealed class TenantRun(IReadOnlyList<MigrationSet> sets, ILoggerFactory loggerFactory) : IAsyncDisposable
{
    private readonly TenantSessions _sessions = new();
    private readonly ConcurrentDictionary<NpgsqlDataSource, ConnectionSource> _shared = [];
    private readonly ConcurrentDictionary<ConnectionSource, bool> _changed = [];

    /// <exception cref="MigrationException">Nothing, or not everything, could be applied.</exception>
    public async Task<MigrationReport> ApplyAsync(Tenant tenant, MigrationOptions options, CancellationToken cancellationToken)
    {
        var schema = TenantSchema.Of(tenant, options.TenantSchema, [.. sets.Select(static set => set.HistorySchema)]);
        if (tenant.DataSource is null)
        {
            var lease = _sessions.Rent(tenant.ConnectionString!, isShared: schema is not null);
            await using var end = lease.ConfigureAwait(false);
            return await ApplyAsync(lease.Source, schema, options, cancellationToken).ConfigureAwait(false);
        }

        if (schema is null)
        {
            return await ApplyAsync(new ConnectionSource(tenant.DataSource), schema, options, cancellationToken).ConfigureAwait(false);
        }

        var source = _shared.GetOrAdd(tenant.DataSource, static given => new ConnectionSource(given) { ReadsTypes = false, Idle = new IdleSessions() });
        var report = await ApplyAsync(source, schema, options, cancellationToken).ConfigureAwait(false);
        if (!report.IsUpToDate)
        {
            _changed[source] = true;
        }

        return report;
    }

    /// <summary>Lets pools that many tenants share see the new types of all of them, once: reading them takes longer the more tenants there are.</summary>
    /// <exception cref="MigrationException">A connection was lost.</exception>
    public async Task ReloadTypesAsync(CancellationToken cancellationToken)
    {
        foreach (var source in _changed.Keys)
        {
            await source.ReloadTypesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _shared.Values)
        {
            await source.Idle!.DisposeAsync().ConfigureAwait(false);
        }

        await _sessions.DisposeAsync().ConfigureAwait(false);
    }

    private Task<MigrationReport> ApplyAsync(ConnectionSource source, TenantSchema? schema, MigrationOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<MigrationSet> own = schema is null ? sets : [.. sets.Select(set => set.For(schema))];
        return new Migrator(source, own, options, loggerFactory).ApplyAsync(cancellationToken);
    }
}
