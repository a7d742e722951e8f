using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class IndexCodec : IndexedObjectCodec<TableIndex>
{
    public override ObjectKind Kind => ObjectKind.Index;

    public override string Section => "indexes";

    protected override void WriteStructure(TableIndex item, JsonWriter json) => json
        .Flag("unique", item.IsUnique)
        .String("method", item.Method == "btree" ? null : item.Method)
        .Objects("keys", item.Keys, WriteKey)
        .Strings("include", item.Include)
        .Flag("nullsNotDistinct", item.NullsNotDistinct)
        .String("where", item.Where)
        .Flag("invalid", !item.IsValid);

    protected override IndexedObject ReadStructure(JsonObject json, QualifiedName name, QualifiedName table) => new TableIndex
    {
        Table = table,
        Name = name.Name,
        IsUnique = json.Flag("unique"),
        Method = json.StringOrNull("method") ?? "btree",
        Keys = json.Objects("keys").Select(ReadKey).ToEquatableArray(),
        Include = json.Strings("include"),
        NullsNotDistinct = json.Flag("nullsNotDistinct"),
        Where = json.StringOrNull("where"),
        IsValid = !json.Flag("invalid"),
    };

    public static void WriteKey(IndexKey key, JsonWriter json) => json
        .String("column", key.Column)
        .String("expression", key.Expression)
        .Flag("descending", key.Descending)
        .String("nulls", JsonNames.Camel(key.Nulls, NullsOrder.Default))
        .Object("collation", key.Collation is not { } collation ? null : writer => ColumnCodec.WriteCollation(collation, writer))
        .String("operatorClass", key.OperatorClass)
        .Number("statistics", key.Statistics);

    public static IndexKey ReadKey(JsonObject json) => new()
    {
        Column = json.StringOrNull("column"),
        Expression = json.StringOrNull("expression"),
        Descending = json.Flag("descending"),
        Nulls = json.Enum("nulls", NullsOrder.Default),
        Collation = ColumnCodec.ReadCollation(json.Object("collation")),
        OperatorClass = json.StringOrNull("operatorClass"),
        Statistics = (int?)json.Number("statistics"),
    };
}
