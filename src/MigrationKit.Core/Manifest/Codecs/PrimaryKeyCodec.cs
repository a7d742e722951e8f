using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class PrimaryKeyCodec : IndexedObjectCodec<PrimaryKey>
{
    public override ObjectKind Kind => ObjectKind.PrimaryKey;

    public override string Section => "primaryKey";

    protected override void WriteStructure(PrimaryKey item, JsonWriter json) => json
        .Strings("columns", item.Columns)
        .Flag("withoutOverlaps", item.IsWithoutOverlaps)
        .Strings("include", item.Include)
        .String("deferral", JsonNames.Camel(item.Deferral, Deferral.NotDeferrable));

    protected override IndexedObject ReadStructure(JsonObject json, QualifiedName name, QualifiedName table) => new PrimaryKey
    {
        Table = table,
        Name = name.Name,
        Columns = json.Strings("columns"),
        IsWithoutOverlaps = json.Flag("withoutOverlaps"),
        Include = json.Strings("include"),
        Deferral = json.Enum("deferral", Deferral.NotDeferrable),
    };
}
