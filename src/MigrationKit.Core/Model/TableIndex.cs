namespace MigrationKit.Core.Model;

internal enum NullsOrder
{
    /// <summary>Last when ascending, first when descending: PostgreSQL's default.</summary>
    Default,
    First,
    Last,
}

/// <summary>One key of an index: a column or an expression, never both.</summary>
internal sealed record IndexKey
{
    public string? Column { get; init; }

    public string? Expression { get; init; }

    public bool Descending { get; init; }

    /// <summary>Set only where it differs from the default of the direction.</summary>
    public NullsOrder Nulls { get; init; }

    public QualifiedName? Collation { get; init; }

    /// <summary>Set only where it is not the type's default class for the method; may carry parameters: <c>gist_trgm_ops(siglen='32')</c>.</summary>
    public string? OperatorClass { get; init; }

    /// <summary>How closely ANALYZE looks at an expression; null is as at everything else.</summary>
    public int? Statistics { get; init; }

    public IndexKey Renamed(Renaming renaming, QualifiedName table) => this with
    {
        Column = Column is null ? null : renaming.Column(table, Column),
        Expression = renaming.Expression(Expression, table),
    };
}

/// <summary>An index that is no constraint's own.</summary>
internal sealed record TableIndex : IndexedObject
{
    public required EquatableArray<IndexKey> Keys { get; init; }

    public EquatableArray<string> Include { get; init; }

    public bool IsUnique { get; init; }

    public bool NullsNotDistinct { get; init; }

    public string Method { get; init; } = "btree";

    /// <summary>The predicate of a partial index.</summary>
    public string? Where { get; init; }

    /// <summary>False after a CREATE INDEX CONCURRENTLY that failed: no query uses it, and every write goes on paying for it.</summary>
    public bool IsValid { get; init; } = true;

    public override ObjectId Id => ObjectId.Of(ObjectKind.Index, Table, Name);

    public override IEnumerable<ObjectId> References =>
        [.. Owners, ObjectId.Of(ObjectKind.MaterializedView, Table), .. Keys.Select(static key => key.Column).OfType<string>().Concat(Include).Select(ColumnId)];

    public override IEnumerable<string> Expressions => Keys.Select(static key => key.Expression).Append(Where).OfType<string>();

    internal override IndexedObject Structure =>
        (TableIndex)base.Structure with { Keys = Keys.Select(static key => key with { Statistics = null }).ToEquatableArray() };

    public override SchemaObject Renamed(Renaming renaming) => this with
    {
        Table = renaming.Relation(Table),
        Name = renaming.TableObject(Id),
        Keys = Keys.Select(key => key.Renamed(renaming, Table)).ToEquatableArray(),
        Include = renaming.Columns(Table, Include),
        Where = renaming.Expression(Where, Table),
        PartOf = PartOf is null ? null : renaming.IdentityOf(PartOf),
    };
}
