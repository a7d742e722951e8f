using MigrationKit.Core.Model;
using MigrationKit.Introspection;

namespace MigrationKit.Drift;

/// <summary>What of a database is recorded and compared: all but MigrationKit's own tables and what somebody left out.</summary>
/// <param name="historySchemas">The schemas of our own tables.</param>
/// <param name="excluded">Patterns as in <see cref="CatalogFilter.ExcludedNames"/>.</param>
internal sealed class DriftScope(IEnumerable<string> historySchemas, IEnumerable<string> excluded)
{
    /// <summary>PostgreSQL locks the views that it prints; whoever has one locked is not waited for longer than this.</summary>
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> _schemas = new(historySchemas, StringComparer.Ordinal);
    private readonly EquatableArray<string> _names = excluded.ToEquatableArray();

    /// <summary>The only schemas that count, as in <see cref="CatalogFilter.Schemas"/>; empty is all.</summary>
    public EquatableArray<string> Schemas { get; init; }

    /// <summary>For reading a live database.</summary>
    /// <param name="owners">Whether it counts who owns what.</param>
    public CatalogFilter Filter(bool owners) => new()
    {
        Schemas = Schemas,
        ExcludedSchemas = _schemas.Order(StringComparer.Ordinal).ToEquatableArray(),
        ExcludedNames = _names,
        Owners = owners,
        LockTimeout = LockTimeout,
    };

    /// <summary>What a reading would have given of a schema that was recorded with more.</summary>
    public DatabaseSchema Of(DatabaseSchema recorded) => Filter(owners: false).Of(recorded);
}
