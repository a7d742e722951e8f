namespace MigrationKit.Core.Model;

/// <summary>
/// The sequence behind an identity column, by the column's name: it comes and goes with the column, which has all of it but what stands beside
/// a sequence. Its own name is in no model.
/// </summary>
internal sealed record IdentitySequence : TableObject
{
    public override ObjectId Id => ObjectId.Of(ObjectKind.IdentitySequence, Table, Name);

    public override bool IsImplicit => true;

    public override IEnumerable<ObjectId> References => [TableId, ColumnId(Name)];

    public override SchemaObject Renamed(Renaming renaming) => this with { Table = renaming.Relation(Table), Name = renaming.Column(Table, Name) };
}
