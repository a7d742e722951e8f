using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class ExclusionCodec : IndexedObjectCodec<ExclusionConstraint>
{
    public override ObjectKind Kind => ObjectKind.Exclusion;

    public override string Section => "exclusions";

    protected override void WriteStructure(ExclusionConstraint item, JsonWriter json) => json
        .String("method", item.Method == "btree" ? null : item.Method)
        .Objects("elements", item.Elements, static (element, writer) =>
        {
            IndexCodec.WriteKey(element.Key, writer);
            writer.String("operator", element.Operator);
        })
        .Strings("include", item.Include)
        .String("where", item.Where)
        .String("deferral", JsonNames.Camel(item.Deferral, Deferral.NotDeferrable));

    protected override IndexedObject ReadStructure(JsonObject json, QualifiedName name, QualifiedName table) => new ExclusionConstraint
    {
        Table = table,
        Name = name.Name,
        Method = json.StringOrNull("method") ?? "btree",
        Elements = json.Objects("elements").Select(static element => new ExclusionElement(IndexCodec.ReadKey(element), element.String("operator"))).ToEquatableArray(),
        Include = json.Strings("include"),
        Where = json.StringOrNull("where"),
        Deferral = json.Enum("deferral", Deferral.NotDeferrable),
    };
}
