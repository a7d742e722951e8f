using System.Collections.Concurrent;

namespace MigrationKit.Hosting;

/// <summary>What <c>AddMigrationKit</c> was told, and what calls of <c>ApplyMigrations</c> have done since. One per application.</summary>
internal sealed class RegisteredMigrations
{
    private readonly ConcurrentDictionary<Target, bool> _done = new();

    /// <summary>What to do to the options after the configuration was read, in order.</summary>
    public List<Action<MigrationOptions>> Configure { get; } = [];

    /// <summary>Remembers that all is well with what these options name.</summary>
    public void Done(MigrationOptions options) => _done[Target.Of(options)] = true;

    /// <summary>Whether the same was done before.</summary>
    public bool IsDone(MigrationOptions options) => _done.ContainsKey(Target.Of(options));

    /// <summary>Which database, which models, and what to do: options that differ in nothing else have the same effect when all goes well.</summary>
    private sealed record Target(
        string? ConnectionString, string? ConnectionStringName, string ModelNames, MigrationMode Mode, MigrationPhase Phase, ContractMode Contract,
        string? Environment)
    {
        public static Target Of(MigrationOptions options) => new(
            options.ConnectionString, options.ConnectionStringName, string.Join('\n', options.ModelNames), options.Mode, options.Phase,
            options.Contract, options.Environment);
    }
}
