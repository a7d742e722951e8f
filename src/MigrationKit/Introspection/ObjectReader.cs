using MigrationKit.Core.Model;

namespace MigrationKit.Introspection;

/// <summary>Reads one kind of object: a query, and what to make of each of its rows.</summary>
/// <param name="kind">The stem of the query's file in <c>schema/catalog</c>.</param>
/// <param name="catalog">The system catalog that has a row for each object: the query's column <c>oid</c> is of it.</param>
internal abstract class ObjectReader(string kind, string catalog)
{
    public string Kind { get; } = kind;

    /// <summary>Where the server's own notes on dependencies have the object.</summary>
    public virtual CatalogAddress AddressOf(CatalogRow row) => new(catalog, row.Oid, 0);

    public abstract SchemaObject Read(CatalogRow row);
}
