using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class CheckCodec : TableObjectCodec<CheckConstraint>
{
    public override ObjectKind Kind => ObjectKind.Check;

    public override string Section => "checks";

    protected override void WriteBody(CheckConstraint item, JsonWriter json) => json
        .String("expression", item.Expression)
        .Flag("noInherit", item.NoInherit)
        .Flag("notEnforced", !item.IsEnforced)
        .Flag("notValid", !item.IsValidated);

    protected override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table) => new CheckConstraint
    {
        Table = table,
        Name = name.Name,
        Expression = json.String("expression"),
        NoInherit = json.Flag("noInherit"),
        IsEnforced = !json.Flag("notEnforced"),
        IsValidated = !json.Flag("notValid"),
    };
}
