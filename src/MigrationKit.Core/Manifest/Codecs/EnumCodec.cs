using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class EnumCodec : ObjectCodec<EnumType>
{
    public override ObjectKind Kind => ObjectKind.Enum;

    public override string Section => "enums";

    protected override void WriteBody(EnumType item, JsonWriter json) => json.Strings("values", item.Values);

    protected override void WriteHints(EnumType item, JsonWriter json)
    {
        if (item.RenamedValues.Value is { IsEmpty: false } renamed)
        {
            json.Objects("renamedValues", renamed, static (pair, writer) => writer.String("value", pair.Value).String("former", pair.Former));
        }
    }

    protected override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table) => new EnumType(name)
    {
        Values = json.Strings("values"),
        RenamedValues = json.Objects("renamedValues").Select(static pair => (pair.String("value"), pair.String("former"))).ToEquatableArray(),
    };
}
