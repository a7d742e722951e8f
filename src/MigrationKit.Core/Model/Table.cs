namespace MigrationKit.Core.Model;

/// <summary>A table; its columns, constraints and indexes are objects of their own.</summary>
internal sealed record Table(QualifiedName Name) : SchemaObject
{
    public override ObjectId Id => ObjectId.Of(ObjectKind.Table, Name);

    public override IEnumerable<ObjectId> References => [new ObjectId(ObjectKind.Schema, "", Name.Schema)];

    public override SchemaObject Renamed(Renaming renaming) => this with { Name = renaming.Relation(Name) };
}
