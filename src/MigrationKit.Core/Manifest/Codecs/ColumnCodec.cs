using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class ColumnCodec : TableObjectCodec<Column>
{
    public override ObjectKind Kind => ObjectKind.Column;

    public override string Section => "columns";

    protected override void WriteBody(Column item, JsonWriter json) => json
        .String("type", item.Type.ToString())
        .Flag("nullable", item.IsNullable)
        .Object("notNull", item.Requirement is not { } requirement ? null : writer => writer
            .String("name", requirement.Name).Flag("noInherit", requirement.NoInherit).Flag("notValid", !requirement.IsValidated))
        .String("default", item.Default)
        .Object("identity", item.Identity is not { } identity ? null : writer =>
        {
            writer.String("generation", JsonNames.Camel(identity.Generation.ToString()));
            SequenceCodec.WriteOptions(identity.Options, writer);
        })
        .Object("generated", item.Generated is not { } generated ? null : writer => writer
            .String("as", generated.Expression).Flag("virtual", !generated.Stored))
        .Object("collation", item.Collation is not { } collation ? null : writer => WriteCollation(collation, writer))
        .String("storage", item.Storage)
        .String("compression", item.Compression)
        .Number("statistics", item.Statistics)
        .Strings("with", item.Options)
        .Object("foreignOptions", TableCodec.Options(item.ForeignOptions));

    protected override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table) => new Column
    {
        Table = table,
        Name = name.Name,
        Type = PgType.Parse(json.String("type")),
        IsNullable = json.Flag("nullable"),
        Requirement = json.Object("notNull") is { } requirement ? new Requirement { Name = requirement.StringOrNull("name"), NoInherit = requirement.Flag("noInherit"), IsValidated = !requirement.Flag("notValid") } : null,
        Default = json.StringOrNull("default"),
        Identity = json.Object("identity") is not { } identity ? null : new Identity(identity.Enum("generation", IdentityGeneration.Always))
        {
            Options = SequenceCodec.ReadOptions(identity),
        },
        Generated = json.Object("generated") is { } generated ? new GeneratedExpression(generated.String("as"), !generated.Flag("virtual")) : null,
        Collation = ReadCollation(json.Object("collation")),
        Storage = json.StringOrNull("storage"),
        Compression = json.StringOrNull("compression"),
        Statistics = (int?)json.Number("statistics"),
        Options = json.Strings("with"),
        ForeignOptions = TableCodec.ReadOptions(json.Object("foreignOptions")),
        Backfill = json.StringOrNull("backfill"),
        OnlineType = json.Object("onlineType") is { } change ? new OnlineTypeChange(change.StringOrNull("using"), change.StringOrNull("back")) : null,
    };

    protected override void WriteHints(Column item, JsonWriter json) => json
        .String("backfill", item.Backfill.Value)
        .Object("onlineType", item.OnlineType.Value is not { } change ? null : writer => writer.String("using", change.Using).String("back", change.Back));

    public static void WriteCollation(QualifiedName collation, JsonWriter json) =>
        json.String("schema", collation.Schema).String("name", collation.Name);

    public static QualifiedName? ReadCollation(JsonObject? json) =>
        json is null ? null : new QualifiedName(json.String("schema"), json.String("name"));
}
