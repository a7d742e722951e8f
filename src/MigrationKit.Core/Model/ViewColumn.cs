namespace MigrationKit.Core.Model;

/// <summary>A column of a view of either kind, which has all of it but the rights on it.</summary>
internal sealed record ViewColumn : TableObject
{
    public override ObjectId Id => ObjectId.Of(ObjectKind.ViewColumn, Table, Name);

    public override bool IsImplicit => true;

    public override IEnumerable<ObjectId> References => ObjectKinds.Relations.Select(kind => ObjectId.Of(kind, Table));

    public override SchemaObject Renamed(Renaming renaming) => this with { Table = renaming.Relation(Table) };
}
