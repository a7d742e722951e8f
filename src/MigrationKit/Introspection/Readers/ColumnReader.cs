using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class ColumnReader() : ObjectReader("column", "pg_class")
{
    private const string OneByteChar = "\"char\"";

    public override CatalogAddress AddressOf(CatalogRow row) => base.AddressOf(row) with { Part = row.Number("ordinal") };

    public override SchemaObject Read(CatalogRow row)
    {
        var expression = row.TextOrNull("expression");
        var generated = row.Text("generated");
        return new Column
        {
            Table = row.Table,
            Name = row.Text("name"),
            Type = Type(row.Text("type")),
            IsNullable = row.Flag("is_nullable"),
            Requirement = new Requirement { Name = row.TextOrNull("not_null"), IsValidated = row.Flag("is_valid"), NoInherit = row.Flag("no_inherit") },
            Default = generated.Length == 0 ? expression : null,
            Identity = Identity(row),
            Generated = generated.Length > 0 ? new GeneratedExpression(expression!, Stored: generated == "s") : null,
            Collation = row.NameOrNull("collation_schema", "collation"),
            Storage = row.TextOrNull("storage"),
            Compression = row.TextOrNull("compression"),
            Statistics = row.NumberOrNull("statistics"),
            Options = row.Texts("options"),
            Ordinal = row.Number("ordinal"),
            ForeignOptions = ForeignOptions.Read(row.Texts("foreign_options")),
            IsLocal = row.Flag("is_local"),
            Comment = row.Comment,
        };
    }

    // The type "char" (one byte) is another than char; only the quotes tell them apart, and a name loses its quotes when it is read.
    private static PgType Type(string text) =>
        text.StartsWith(OneByteChar, StringComparison.Ordinal)
            ? PgType.BuiltIn(OneByteChar, isArray: text.EndsWith(']'))
            : PgType.Parse(text);

    private static Identity? Identity(CatalogRow row) => row.Text("identity") switch
    {
        "" => null,
        "a" => new Identity(IdentityGeneration.Always) { Options = SequenceNumbers.Read(row) },
        _ => new Identity(IdentityGeneration.ByDefault) { Options = SequenceNumbers.Read(row) },
    };
}
