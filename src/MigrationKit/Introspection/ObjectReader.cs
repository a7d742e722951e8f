using MigrationKit.Core.Model;

namespace MigrationKit.Introspection;

/// <summary>Reads one kind of object: a query, and what to make of each of its rows.</summary>
/// <param name="kind">The stem of the query's file in <c>schema/catalog</c>.</param>
internal abstract class ObjectReader(string kind)
{
    public string Kind { get; } = kind;

    public abstract SchemaObject Read(CatalogRow row);
}
