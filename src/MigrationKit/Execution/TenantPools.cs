using MigrationKit.Internal;

namespace MigrationKit.Execution;

/// <summary>
/// The sessions of tenants with connection strings, as long as a tenant with it is under way: one each, which looks and migrates. A thousand idle ones
/// would take all that a server has. Of databases in which tenants are schemas the last ones are kept, because the next tenant is probably in it.
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
        public ConnectionSource Source { get; } = new(pool.Key) { ReadsTypes = false, IsAlone = true, Idle = pool.Idle };

        public ValueTask DisposeAsync() => pools.ReturnAsync(pool, isShared);
    }

    internal sealed class Pool(string connectionString) : IAsyncDisposable
    {
        public string Key => connectionString;

        public int Users { get; set; }

        public IdleSessions Idle { get; } = new();

        public ValueTask DisposeAsync() => Idle.DisposeAsync();
    }
}
