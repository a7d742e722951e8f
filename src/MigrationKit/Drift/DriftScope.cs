using MigrationKit.Core.Model;
using MigrationKit.History;
using MigrationKit.Introspection;
using Npgsql;

namespace MigrationKit.Drift;

/// <summary>What of a database is recorded and compared: all but MigrationKit's own tables, the schemas of tenants, and what somebody left out.</summary>
/// <param name="otherSchemas">Schemas that do not count.</param>
/// <param name="excluded">Patterns as in <see cref="CatalogFilter.ExcludedNames"/>.</param>
internal sealed class DriftScope(IEnumerable<string> otherSchemas, IEnumerable<string> excluded)
{
    /// <summary>PostgreSQL locks the views that it prints; whoever has one locked is not waited for longer than this.</summary>
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> _schemas = new(otherSchemas, StringComparer.Ordinal);
    private readonly EquatableArray<string> _names = excluded.ToEquatableArray();

    /// <summary>The only schemas that count, as in <see cref="CatalogFilter.Schemas"/>; empty is all.</summary>
    public EquatableArray<string> Schemas { get; init; }

    /// <summary>The scope of some histories.</summary>
    /// <param name="connection">To the database.</param>
    /// <param name="historySchemas">The schemas of our own tables.</param>
    /// <param name="schemas">The only schemas that count; empty is all but those of tenants, which have histories of their own.</param>
    /// <param name="excluded">Patterns as in <see cref="CatalogFilter.ExcludedNames"/>.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static async Task<DriftScope> OfAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<string> historySchemas,
        EquatableArray<string> schemas,
        IEnumerable<string> excluded,
        CancellationToken cancellationToken)
    {
        var tenants = schemas.IsEmpty ? await TenantHistory.FindAsync(connection, historySchemas, cancellationToken).ConfigureAwait(false) : [];
        return new DriftScope(historySchemas.Concat(tenants), excluded) { Schemas = schemas };
    }

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
