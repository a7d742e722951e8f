using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

/// <summary>A configuration's clauses are its mappings: by kind of token, the dictionaries that are asked one after another.</summary>
internal sealed class TextSearchConfigurationReader() : ObjectReader("text_search_configuration", "pg_ts_config")
{
    public override SchemaObject Read(CatalogRow row) => new DefinedObject(ObjectId.Of(ObjectKind.TextSearchConfiguration, row.Name))
    {
        Definition = row.Text("parser"),
        Clauses = row.Texts("tokens").Zip(row.Texts("dictionaries"), static (token, dictionaries) => new Clause(token, dictionaries))
            .OrderBy(static clause => clause.Name, StringComparer.Ordinal).ToEquatableArray(),
        Comment = row.Comment,
    };
}
