namespace MigrationKit.Core.Model;

internal enum Deferral
{
    NotDeferrable,
    InitiallyImmediate,
    InitiallyDeferred,
}

internal enum ReferentialAction
{
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}

internal sealed record PrimaryKey : IndexedObject
{
    public required EquatableArray<string> Columns { get; init; }

    /// <summary>Whether the last column is a range, and rows conflict where theirs overlap: PostgreSQL 18.</summary>
    public bool IsWithoutOverlaps { get; init; }

    public EquatableArray<string> Include { get; init; }

    public Deferral Deferral { get; init; }

    public override ObjectId Id => ObjectId.Of(ObjectKind.PrimaryKey, Table, Name);

    public override IEnumerable<ObjectId> References => [.. Owners, .. Columns.Concat(Include).Select(ColumnId)];

    public override SchemaObject Renamed(Renaming renaming) => this with
    {
        Table = renaming.Relation(Table),
        Name = renaming.TableObject(Id),
        Columns = renaming.Columns(Table, Columns),
        Include = renaming.Columns(Table, Include),
        PartOf = PartOf is null ? null : renaming.IdentityOf(PartOf),
    };
}

internal sealed record UniqueConstraint : IndexedObject
{
    public required EquatableArray<string> Columns { get; init; }

    /// <summary>Whether the last column is a range, and rows conflict where theirs overlap: PostgreSQL 18.</summary>
    public bool IsWithoutOverlaps { get; init; }

    public EquatableArray<string> Include { get; init; }

    /// <summary><c>NULLS NOT DISTINCT</c>: PostgreSQL 15.</summary>
    public bool NullsNotDistinct { get; init; }

    public Deferral Deferral { get; init; }

    public override ObjectId Id => ObjectId.Of(ObjectKind.Unique, Table, Name);

    public override IEnumerable<ObjectId> References => [.. Owners, .. Columns.Concat(Include).Select(ColumnId)];

    public override SchemaObject Renamed(Renaming renaming) => this with
    {
        Table = renaming.Relation(Table),
        Name = renaming.TableObject(Id),
        Columns = renaming.Columns(Table, Columns),
        Include = renaming.Columns(Table, Include),
        PartOf = PartOf is null ? null : renaming.IdentityOf(PartOf),
    };
}

internal sealed record CheckConstraint : TableObject
{
    public required string Expression { get; init; }

    public bool NoInherit { get; init; }

    /// <summary>False where it is only said, and no row obeys it: PostgreSQL 18.</summary>
    public bool IsEnforced { get; init; } = true;

    /// <summary>False while it is <c>NOT VALID</c>: new rows obey it, old ones were never looked at.</summary>
    public bool IsValidated { get; init; } = true;

    public override ObjectId Id => ObjectId.Of(ObjectKind.Check, Table, Name);

    public override IEnumerable<string> Expressions => [Expression];

    public override SchemaObject Renamed(Renaming renaming) => this with
    {
        Table = renaming.Relation(Table),
        Name = renaming.TableObject(Id),
        Expression = renaming.Expression(Expression, Table)!,
    };
}

internal sealed record ForeignKey : TableObject
{
    public required EquatableArray<string> Columns { get; init; }

    public required QualifiedName PrincipalTable { get; init; }

    public required EquatableArray<string> PrincipalColumns { get; init; }

    public ReferentialAction OnDelete { get; init; }

    public ReferentialAction OnUpdate { get; init; }

    /// <summary>Columns of <c>ON DELETE SET NULL (…)</c> or <c>SET DEFAULT (…)</c>, PostgreSQL 15; empty is all of them.</summary>
    public EquatableArray<string> OnDeleteColumns { get; init; }

    public bool MatchFull { get; init; }

    /// <summary>Whether the last column is a range that those of the principal's rows have to cover: PostgreSQL 18.</summary>
    public bool IsPeriod { get; init; }

    /// <summary>False where it is only said, and no row obeys it: PostgreSQL 18.</summary>
    public bool IsEnforced { get; init; } = true;

    public Deferral Deferral { get; init; }

    /// <summary>False while it is <c>NOT VALID</c>.</summary>
    public bool IsValidated { get; init; } = true;

    public override ObjectId Id => ObjectId.Of(ObjectKind.ForeignKey, Table, Name);

    public override IEnumerable<ObjectId> References =>
    [
        TableId,
        .. Columns.Select(ColumnId),
        ObjectId.Of(ObjectKind.Table, PrincipalTable),
        .. PrincipalColumns.Select(column => ObjectId.Of(ObjectKind.Column, PrincipalTable, column)),
    ];

    public override SchemaObject Renamed(Renaming renaming) => this with
    {
        Table = renaming.Relation(Table),
        Name = renaming.TableObject(Id),
        Columns = renaming.Columns(Table, Columns),
        PrincipalTable = renaming.Relation(PrincipalTable),
        PrincipalColumns = renaming.Columns(PrincipalTable, PrincipalColumns),
        OnDeleteColumns = renaming.Columns(Table, OnDeleteColumns),
    };
}
