using MigrationKit.Internal;

namespace MigrationKit.Execution;

/// <summary>
/// The sessions of tenants with connection strings, as long as a tenant with it is under way: one each, which looks and migrates. A thousand idle ones
/// would take all that a server has. Of databases in which tenants are schemas the last ones are kept, because the next tenant is probably in it.
/// </summary>
internal sealed class TenantSessions : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);
    private Group? _kept;

    /// <exception cref="MigrationException">The connection string cannot be read.</exception>
    public Lease Rent(string connectionString, bool isShared)
    {
        var key = ConnectionStringReader.Read(connectionString);
        lock (_gate)
        {
            if (!_groups.TryGetValue(key, out var group))
            {
                _groups.Add(key, group = new Group(key));
            }

            group.Users++;
            _kept = group == _kept ? null : _kept;
            return new Lease(this, group, isShared);
        }
    }

    public ValueTask DisposeAsync() => _kept?.DisposeAsync() ?? ValueTask.CompletedTask;

    private ValueTask ReturnAsync(Group group, bool isShared)
    {
        lock (_gate)
        {
            if (--group.Users > 0)
            {
                return ValueTask.CompletedTask;
            }

            var unused = group;
            if (isShared)
            {
                (unused, _kept) = (_kept, group);
            }

            if (unused is null)
            {
                return ValueTask.CompletedTask;
            }

            _groups.Remove(unused.Key);
            group = unused;
        }

        return group.DisposeAsync();
    }

    /// <summary>The right to use the sessions of one connection string.</summary>
    internal sealed class Lease(TenantSessions sessions, Group group, bool isShared) : IAsyncDisposable
    {
        public ConnectionSource Source { get; } = new(group.Key) { ReadsTypes = false, IsAlone = true, Idle = group.Idle };

        public ValueTask DisposeAsync() => sessions.ReturnAsync(group, isShared);
    }

    /// <summary>Those of one connection string.</summary>
    internal sealed class Group(string connectionString) : IAsyncDisposable
    {
        public string Key => connectionString;

        public int Users { get; set; }

        public IdleSessions Idle { get; } = new();

        public ValueTask DisposeAsync() => Idle.DisposeAsync();
    }
}
