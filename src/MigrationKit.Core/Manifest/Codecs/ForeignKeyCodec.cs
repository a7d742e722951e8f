using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

internal sealed class ForeignKeyCodec : TableObjectCodec<ForeignKey>
{
    public override ObjectKind Kind => ObjectKind.ForeignKey;

    public override string Section => "foreignKeys";

    protected override void WriteBody(ForeignKey item, JsonWriter json) => json
        .Strings("columns", item.Columns)
        .Object("references", principal => principal
            .String("schema", item.PrincipalTable.Schema)
            .String("table", item.PrincipalTable.Name)
            .Strings("columns", item.PrincipalColumns))
        .String("onDelete", JsonNames.Camel(item.OnDelete, ReferentialAction.NoAction))
        .Strings("onDeleteColumns", item.OnDeleteColumns)
        .String("onUpdate", JsonNames.Camel(item.OnUpdate, ReferentialAction.NoAction))
        .Flag("matchFull", item.MatchFull)
        .String("deferral", JsonNames.Camel(item.Deferral, Deferral.NotDeferrable))
        .Flag("period", item.IsPeriod)
        .Flag("notEnforced", !item.IsEnforced)
        .Flag("notValid", !item.IsValidated);

    protected override SchemaObject ReadBody(JsonObject json, QualifiedName name, QualifiedName table)
    {
        var principal = json.Object("references") ?? throw json.Wrong("references", "an object");
        return new ForeignKey
        {
            Table = table,
            Name = name.Name,
            Columns = json.Strings("columns"),
            PrincipalTable = new QualifiedName(principal.String("schema"), principal.String("table")),
            PrincipalColumns = principal.Strings("columns"),
            OnDelete = json.Enum("onDelete", ReferentialAction.NoAction),
            OnDeleteColumns = json.Strings("onDeleteColumns"),
            OnUpdate = json.Enum("onUpdate", ReferentialAction.NoAction),
            MatchFull = json.Flag("matchFull"),
            Deferral = json.Enum("deferral", Deferral.NotDeferrable),
            IsPeriod = json.Flag("period"),
            IsEnforced = !json.Flag("notEnforced"),
            IsValidated = !json.Flag("notValid"),
        };
    }
}
