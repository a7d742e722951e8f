using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

/// <summary>
/// Objects of a kind whose query gives all of it as text: the columns <c>schema</c>, <c>name</c>, <c>signature</c>, <c>definition</c>,
/// <c>comment</c>, and what can change in place as the arrays <c>clauses</c> and <c>clause_values</c>, where the kind has any of these.
/// </summary>
/// <param name="kind">The kind of object.</param>
/// <param name="query">The stem of the query's file.</param>
/// <param name="catalog">The system catalog that <c>oid</c> is of.</param>
internal sealed class DefinedReader(ObjectKind kind, string query, string catalog) : ObjectReader(query, catalog)
{
    public override SchemaObject Read(CatalogRow row) => new DefinedObject(
        new ObjectId(kind, row.Has("schema") ? row.Text("schema") : "", row.Text("name"), Signature: row.Has("signature") ? row.Text("signature") : null))
    {
        Definition = row.Text("definition"),
        Clauses = row.Has("clauses") ? Clauses(row) : default,
        Comment = row.Comment,
    };

    private static EquatableArray<Clause> Clauses(CatalogRow row) => row.Texts("clauses").Zip(row.Texts("clause_values"), static (name, value) => new Clause(name, value))
        .OrderBy(static clause => clause.Name, StringComparer.Ordinal).ToEquatableArray();
}
