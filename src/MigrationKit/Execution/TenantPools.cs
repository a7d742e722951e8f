using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>
/// The pools of tenants with connection strings: one for each, as long as a tenant with it is under way. A thousand pools with an idle connection each
/// would take all that a server has. Of databases in which tenants are schemas the last one is kept, because the next tenant is probably in it.
/// </summary>
internal sealed class TenantPools : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Pool> _pools = new(StringComparer.Ordinal);
    private Pool? _kept;

    /// <exception cref="MigrationException">The connection string cannot be read.</exception>
    public Lease Rent(string connectionString, bool isShared)
    {
        var key = ConnectionStringReader.Read(connectionString);
        lock (_gate)
        {
            if (!_pools.TryGetValue(key, out var pool))
            {
                _pools.Add(key, pool = new Pool(key));
            }

            pool.Users++;
            _kept = pool == _kept ? null : _kept;
            return new Lease(this, pool, isShared);
        }
    }

    public ValueTask DisposeAsync() => _kept?.DisposeAsync() ?? ValueTask.CompletedTask;

    private ValueTask ReturnAsync(Pool pool, bool isShared)
    {
        lock (_gate)
        {
            if (--pool.Users > 0)
            {
                return ValueTask.CompletedTask;
            }

            var unused = pool;
            if (isShared)
            {
                (unused, _kept) = (_kept, pool);
            }

            if (unused is null)
            {
                return ValueTask.CompletedTask;
            }

            _pools.Remove(unused.Key);
            pool = unused;
        }

        return pool.DisposeAsync();
    }

    /// <summary>The right to use a pool.</summary>
    internal sealed class Lease(TenantPools pools, Pool pool, bool isShared) : IAsyncDisposable
    {
        /// <summary>Makes connections of the pool, and sessions of our own beside it.</summary>
        public ConnectionSource Source { get; } = new(pool.DataSource, pool.Key) { ReadsTypes = false, Idle = isShared ? pool.Idle : null };

        public ValueTask DisposeAsync() => pools.ReturnAsync(pool, isShared);
    }

    /// <summary>It reads no types, as nobody else uses it.</summary>
    internal sealed class Pool(string connectionString) : IAsyncDisposable
    {
        public string Key => connectionString;

        public int Users { get; set; }

        public IdleSessions Idle { get; } = new();

        public NpgsqlDataSource DataSource { get; } = new NpgsqlDataSourceBuilder(connectionString)
            .ConfigureTypeLoading(static types => types.EnableTypeLoading(false)).Build();

        public async ValueTask DisposeAsync()
        {
            await Idle.DisposeAsync().ConfigureAwait(false);
            await DataSource.DisposeAsync().ConfigureAwait(false);
        }
    }
}
