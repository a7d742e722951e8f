namespace MigrationKit.Core.Model;

/// <summary>What two rows are compared by: they conflict when every operator says yes.</summary>
/// <param name="Key">As the key of an index.</param>
/// <param name="Operator"><c>&amp;&amp;</c>, or <c>OPERATOR(schema.=)</c> where it is not PostgreSQL's own.</param>
internal sealed record ExclusionElement(IndexKey Key, string Operator);

/// <summary>
/// <c>EXCLUDE</c>: no two rows may conflict. Its index looks like a plain one, so it is read and written as what it is.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-EXCLUDE</remarks>
internal sealed record ExclusionConstraint : IndexedObject
{
    public required EquatableArray<ExclusionElement> Elements { get; init; }

    public string Method { get; init; } = "btree";

    public EquatableArray<string> Include { get; init; }

    /// <summary>Which rows it is about.</summary>
    public string? Where { get; init; }

    public Deferral Deferral { get; init; }

    public override ObjectId Id => ObjectId.Of(ObjectKind.Exclusion, Table, Name);

    public override IEnumerable<ObjectId> References =>
        [.. Owners, .. Elements.Select(static element => element.Key.Column).OfType<string>().Concat(Include).Select(ColumnId)];

    public override IEnumerable<string> Expressions => Elements.Select(static element => element.Key.Expression).Append(Where).OfType<string>();

    public override SchemaObject Renamed(Renaming renaming) => this with
    {
        Table = renaming.Relation(Table),
        Name = renaming.TableObject(Id),
        Elements = Elements.Select(element => element with { Key = element.Key.Renamed(renaming, Table) }).ToEquatableArray(),
        Include = renaming.Columns(Table, Include),
        Where = renaming.Expression(Where, Table),
        PartOf = PartOf is null ? null : renaming.IdentityOf(PartOf),
    };
}
