using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class SequenceCodec : ObjectCodec<Sequence>
{
    public override ObjectKind Kind => ObjectKind.Sequence;

    public override string Section => "sequences";

    public static void WriteOptions(SequenceOptions options, JsonWriter json) => json
        .Number("start", options.Start)
        .Number("increment", options.Increment)
        .Number("min", options.MinValue)
        .Number("max", options.MaxValue)
        .Number("cache", options.Cache)
        .Flag("cycle", options.Cycle);

    public static SequenceOptions ReadOptions(JsonObject json) => new()
    {
        Start = json.Number("start"),
        Increment = json.Number("increment"),
        MinValue = json.Number("min"),
        MaxValue = json.Number("max"),
        Cache = json.Number("cache"),
        Cycle = json.Flag("cycle"),
    };

    protected override void WriteBody(Sequence item, JsonWriter json)
    {
        json.String("type", item.DataType).Flag("unlogged", item.IsUnlogged);
        WriteOptions(item.Options, json);
        json.Object("ownedBy", item.OwnedBy is not { } column ? null : owner => owner
            .String("schema", column.Schema).String("table", column.Parent).String("column", column.Name));
    }

    protected override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table) => new Sequence(name)
    {
        DataType = json.String("type"),
        IsUnlogged = json.Flag("unlogged"),
        Options = ReadOptions(json),
        OwnedBy = json.Object("ownedBy") is not { } owner ? null : ObjectId.Of(
            ObjectKind.Column, new QualifiedName(owner.String("schema"), owner.String("table")), owner.String("column")),
    };
}
