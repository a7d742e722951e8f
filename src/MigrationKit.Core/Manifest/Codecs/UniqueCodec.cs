using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class UniqueCodec : IndexedObjectCodec<UniqueConstraint>
{
    public override ObjectKind Kind => ObjectKind.Unique;

    public override string Section => "uniques";

    protected override void WriteStructure(UniqueConstraint item, JsonWriter json) => json
        .Strings("columns", item.Columns)
        .Flag("withoutOverlaps", item.IsWithoutOverlaps)
        .Strings("include", item.Include)
        .Flag("nullsNotDistinct", item.NullsNotDistinct)
        .String("deferral", JsonNames.Camel(item.Deferral, Deferral.NotDeferrable));

    protected override IndexedObject ReadStructure(JsonObject json, QualifiedName name, QualifiedName table) => new UniqueConstraint
    {
        Table = table,
        Name = name.Name,
        Columns = json.Strings("columns"),
        IsWithoutOverlaps = json.Flag("withoutOverlaps"),
        Include = json.Strings("include"),
        NullsNotDistinct = json.Flag("nullsNotDistinct"),
        Deferral = json.Enum("deferral", Deferral.NotDeferrable),
    };
}
