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
}

/// <summary>An index that is no constraint's own.</summary>
internal sealed record TableIndex : TableObject
{
    public required EquatableArray<IndexKey> Keys { get; init; }

    public EquatableArray<string> Include { get; init; }

    public bool IsUnique { get; init; }

    public bool NullsNotDistinct { get; init; }

    public string Method { get; init; } = "btree";

    /// <summary>The predicate of a partial index.</summary>
    public string? Where { get; init; }

    /// <summary>Storage parameters (<c>WITH (…)</c>) as <c>name=value</c>, sorted.</summary>
    public EquatableArray<string> Parameters { get; init; }

    public override ObjectId Id => ObjectId.Of(ObjectKind.Index, Table, Name);

    public override IEnumerable<ObjectId> References =>
        [TableId, ObjectId.Of(ObjectKind.MaterializedView, Table), .. Keys.Select(static key => key.Column).OfType<string>().Concat(Include).Select(ColumnId)];

    public override IEnumerable<string> Expressions => Keys.Select(static key => key.Expression).Append(Where).OfType<string>();

    public override SchemaObject Renamed(Renaming renaming) => this with
    {
        Table = renaming.Relation(Table),
        Name = renaming.TableObject(Id),
        Keys = Keys.Select(key => key with
        {
            Column = key.Column is null ? null : renaming.Column(Table, key.Column),
            Expression = renaming.Expression(key.Expression, Table),
        }).ToEquatableArray(),
        Include = renaming.Columns(Table, Include),
        Where = renaming.Expression(Where, Table),
    };
}
