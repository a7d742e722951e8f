namespace MigrationKit.Core.Model;

/// <summary>What of an old row is written for logical replication; an index can be named instead, which then has the mark.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-REPLICA-IDENTITY</remarks>
internal enum ReplicaIdentity
{
    /// <summary>The primary key, if there is one.</summary>
    Default,
    Nothing,
    Full,
}

/// <summary>A table, partitioned or foreign or neither; its columns, constraints and indexes are objects of their own.</summary>
internal sealed record Table(QualifiedName Name) : SchemaObject
{
    /// <summary>Whether its rows are gone after a crash.</summary>
    public bool IsUnlogged { get; init; }

    /// <summary>Storage parameters as <c>name=value</c>, sorted; those of the table behind for long values begin with <c>toast.</c></summary>
    public EquatableArray<string> Parameters { get; init; }

    /// <summary>Null is <c>heap</c>.</summary>
    public string? AccessMethod { get; init; }

    /// <summary>Null is the database's own.</summary>
    public string? Tablespace { get; init; }

    /// <summary>The composite type of a typed table, whose attributes are its columns.</summary>
    public QualifiedName? OfType { get; init; }

    public ReplicaIdentity ReplicaIdentity { get; init; }

    /// <summary>Whether policies say who sees which rows.</summary>
    public bool HasRowSecurity { get; init; }

    /// <summary>Whether they bind the owner too.</summary>
    public bool ForcesRowSecurity { get; init; }

    /// <summary>What stands behind <c>PARTITION BY</c>: <c>RANGE (created_at)</c>.</summary>
    public string? PartitionBy { get; init; }

    /// <summary>The table that this one is a part of.</summary>
    public Partition? PartitionOf { get; init; }

    /// <summary>The tables whose columns and checks it has by <c>INHERITS</c>, in their order.</summary>
    public EquatableArray<QualifiedName> Inherits { get; init; }

    /// <summary>Where the rows of a foreign table are.</summary>
    public ForeignSource? Foreign { get; init; }

    public override ObjectId Id => ObjectId.Of(ObjectKind.Table, Name);

    /// <summary>The tables from which it has columns and checks, as a partition or by inheritance.</summary>
    public IEnumerable<QualifiedName> Parents => PartitionOf is { } partition ? [partition.Parent] : Inherits;

    public override IEnumerable<ObjectId> References =>
    [
        new ObjectId(ObjectKind.Schema, "", Name.Schema),
        .. Parents.Select(static parent => ObjectId.Of(ObjectKind.Table, parent)),
        .. OfType is { } type ? [ObjectId.Of(ObjectKind.Composite, type)] : Array.Empty<ObjectId>(),
        .. Foreign is null ? [] : new[] { Foreign.ServerId },
    ];

    public override IEnumerable<string> Expressions => PartitionBy is null ? [] : [PartitionBy];

    public override SchemaObject Renamed(Renaming renaming) => this with
    {
        Name = renaming.Relation(Name),
        OfType = OfType is { } type ? renaming.Type(type) : null,
        PartitionBy = renaming.Expression(PartitionBy, Name),
        PartitionOf = PartitionOf is null ? null : PartitionOf with { Parent = renaming.Relation(PartitionOf.Parent) },
        Inherits = Inherits.Select(renaming.Relation).ToEquatableArray(),
        Foreign = Foreign is null ? null : Foreign with { Server = renaming.IdentityOf(Foreign.ServerId).Name },
    };
}

/// <summary>Which part of which partitioned table a table holds.</summary>
/// <param name="Parent">The partitioned table.</param>
/// <param name="Bound"><c>DEFAULT</c>, or <c>FOR VALUES …</c> as the server prints it.</param>
internal sealed record Partition(QualifiedName Parent, string Bound)
{
    public bool IsDefault => Bound == "DEFAULT";
}

/// <summary>Where the rows of a foreign table are: https://www.postgresql.org/docs/current/sql-createforeigntable.html</summary>
internal sealed record ForeignSource(string Server)
{
    /// <summary>What the server's wrapper wants to know, sorted by name; values are no SQL.</summary>
    public EquatableArray<Clause> Options { get; init; }

    public ObjectId ServerId => new(ObjectKind.ForeignServer, "", Server);
}
