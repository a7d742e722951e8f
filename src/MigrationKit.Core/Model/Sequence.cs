namespace MigrationKit.Core.Model;

/// <summary>The numbers of a sequence or of an identity column; null is PostgreSQL's default for the type and direction.</summary>
internal sealed record SequenceOptions
{
    public static SequenceOptions Default { get; } = new();

    public long? Start { get; init; }

    public long? Increment { get; init; }

    public long? MinValue { get; init; }

    public long? MaxValue { get; init; }

    public long? Cache { get; init; }

    public bool Cycle { get; init; }
}

/// <summary>A sequence that stands for itself; the ones of identity columns are part of their column.</summary>
internal sealed record Sequence(QualifiedName Name) : SchemaObject
{
    /// <summary><c>smallint</c>, <c>integer</c> or <c>bigint</c>.</summary>
    public string DataType { get; init; } = "bigint";

    public SequenceOptions Options { get; init; } = SequenceOptions.Default;

    /// <summary>Whether its numbers are gone after a crash: PostgreSQL 15.</summary>
    public bool IsUnlogged { get; init; }

    /// <summary>The column with which it is dropped (<c>OWNED BY</c>).</summary>
    public ObjectId? OwnedBy { get; init; }

    public override ObjectId Id => ObjectId.Of(ObjectKind.Sequence, Name);

    public override IEnumerable<ObjectId> References => [new ObjectId(ObjectKind.Schema, "", Name.Schema)];

    public override SchemaObject Renamed(Renaming renaming) => this with
    {
        Name = renaming.Relation(Name),
        OwnedBy = OwnedBy is null ? null : renaming.Column(OwnedBy),
    };
}
