namespace MigrationKit.Core.Model;

internal enum IdentityGeneration
{
    Always,
    ByDefault,
}

internal sealed record Identity(IdentityGeneration Generation)
{
    public SequenceOptions Options { get; init; } = SequenceOptions.Default;
}

/// <summary>A generated column; virtual ones need PostgreSQL 18.</summary>
internal sealed record GeneratedExpression(string Expression, bool Stored = true);

internal sealed record Column : TableObject
{
    public required PgType Type { get; init; }

    public bool IsNullable { get; init; }

    /// <summary>How it is NOT NULL; null where that is as the server makes it by itself.</summary>
    public Requirement? Requirement { get; init; }

    /// <summary>The expression behind <c>DEFAULT</c>.</summary>
    public string? Default { get; init; }

    public Identity? Identity { get; init; }

    public GeneratedExpression? Generated { get; init; }

    /// <summary>Null is the type's own collation.</summary>
    public QualifiedName? Collation { get; init; }

    /// <summary>How long values are kept, where it is not the type's own way: <c>external</c>.</summary>
    /// <remarks>https://www.postgresql.org/docs/current/storage-toast.html#STORAGE-TOAST-ONDISK</remarks>
    public string? Storage { get; init; }

    /// <summary><c>pglz</c> or <c>lz4</c>: PostgreSQL 14. Null is the server's setting when a row is written.</summary>
    public string? Compression { get; init; }

    /// <summary>How closely ANALYZE looks; null is as at every other column.</summary>
    public int? Statistics { get; init; }

    /// <summary>What the planner is told to believe (<c>n_distinct=5</c>), sorted.</summary>
    public EquatableArray<string> Options { get; init; }

    /// <summary>What the wrapper of a foreign table wants to know of the column, sorted by name; values are no SQL.</summary>
    public EquatableArray<Clause> ForeignOptions { get; init; }

    /// <summary>Whether the table has it for itself too, although a parent has it: it stays when the parent's goes. No statement takes that back.</summary>
    public Hint<bool> IsLocal { get; init; }

    /// <summary>What the rows that are there get when the column is new or becomes required.</summary>
    public Hint<string?> Backfill { get; init; }

    /// <summary>How the column's type changes where the table is not to be written anew; null is in place.</summary>
    public Hint<OnlineTypeChange?> OnlineType { get; init; }

    /// <summary>Place among its table's columns. PostgreSQL cannot move a column, so order is no difference between two schemas.</summary>
    public Hint<int> Ordinal { get; init; }

    public override ObjectId Id => ObjectId.Of(ObjectKind.Column, Table, Name);

    public override IEnumerable<ObjectId> References =>
        [TableId, .. Type.UserName is { } type ? TypeIds(type) : [], .. Collation is { } collation ? [ObjectId.Of(ObjectKind.Collation, collation)] : Array.Empty<ObjectId>()];

    public override IEnumerable<string> Expressions => new[] { Default, Generated?.Expression, Backfill.Value, OnlineType.Value?.Using, OnlineType.Value?.Back }.OfType<string>();

    public override SchemaObject Renamed(Renaming renaming) => this with
    {
        Table = renaming.Relation(Table),
        Name = renaming.Column(Table, Name),
        Type = renaming.Type(Type),
        Default = renaming.Expression(Default, Table),
        Generated = Generated is null ? null : Generated with { Expression = renaming.Expression(Generated.Expression, Table)! },
        Backfill = renaming.Expression(Backfill.Value, Table),
        OnlineType = OnlineType.Value?.Renamed(renaming, Table),
        Collation = Collation is { } collation ? renaming.Collation(collation) : null,
    };
}
