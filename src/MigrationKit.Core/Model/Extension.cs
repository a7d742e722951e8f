namespace MigrationKit.Core.Model;

/// <summary>An extension. Its members belong to it and are in no model; a version is compared only where one is declared.</summary>
internal sealed record Extension(string Name) : SchemaObject
{
    public string Schema { get; init; } = "public";

    public override ObjectId Id => new(ObjectKind.Extension, "", Name);

    public override IEnumerable<ObjectId> References => [new ObjectId(ObjectKind.Schema, "", Schema)];

    public override SchemaObject Renamed(Renaming renaming) => this with { Schema = renaming.Schema(Schema) };
}
