using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class IdentitySequenceCodec : TableObjectCodec<IdentitySequence>
{
    public override ObjectKind Kind => ObjectKind.IdentitySequence;

    public override string Section => "identitySequences";

    protected override void WriteBody(IdentitySequence item, JsonWriter json)
    {
    }

    protected override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table) => new IdentitySequence { Table = table, Name = name.Name };
}
