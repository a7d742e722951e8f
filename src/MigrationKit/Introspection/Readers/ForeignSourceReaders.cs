using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Introspection.Readers;

internal sealed class ForeignDataWrapperReader() : ObjectReader("foreign_data_wrapper", "pg_foreign_data_wrapper")
{
    public override SchemaObject Read(CatalogRow row) => new DefinedObject(new ObjectId(ObjectKind.ForeignDataWrapper, "", row.Text("name")))
    {
        Definition = "",
        Clauses = ForeignOptions.Clauses(row, ("HANDLER", row.TextOrNull("handler")), ("VALIDATOR", row.TextOrNull("validator"))),
        Comment = row.Comment,
    };
}

internal sealed class ForeignServerReader() : ObjectReader("foreign_server", "pg_foreign_server")
{
    public override SchemaObject Read(CatalogRow row) => new DefinedObject(new ObjectId(ObjectKind.ForeignServer, "", row.Text("name")))
    {
        Definition = (row.TextOrNull("type") is { } type ? $"TYPE {type} " : "") + "FOREIGN DATA WRAPPER " + SqlIdentifier.Quote(row.Text("wrapper")),
        Clauses = ForeignOptions.Clauses(row, ("VERSION", row.TextOrNull("version"))),
        Comment = row.Comment,
    };
}

/// <summary>OPTIONS (…) as the catalogs have them: a list of <c>name=value</c>.</summary>
internal static class ForeignOptions
{
    public static EquatableArray<Clause> Clauses(CatalogRow row, params (string Name, string? Value)[] words) =>
        words.Where(static word => word.Value is not null).Select(static word => new Clause(word.Name, word.Value!))
            .Concat(row.Texts("options").Select(Option))
            .OrderBy(static clause => clause.Name, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>Those of tables and columns, sorted by name; values are no SQL.</summary>
    public static EquatableArray<Clause> Read(EquatableArray<string> texts) =>
        texts.IsEmpty ? default : texts.Select(Pair).OrderBy(static option => option.Name, StringComparer.Ordinal).ToEquatableArray();

    private static Clause Option(string text)
    {
        var (name, value) = Pair(text);
        return new Clause("option " + name, SqlIdentifier.Literal(value));
    }

    private static Clause Pair(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return new Clause(text[..equals], text[(equals + 1)..]);
    }
}
