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

/// <summary>A table; its columns, constraints and indexes are objects of their own.</summary>
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

    public override ObjectId Id => ObjectId.Of(ObjectKind.Table, Name);

    public override IEnumerable<ObjectId> References =>
        new[] { new ObjectId(ObjectKind.Schema, "", Name.Schema) }.Concat(OfType is { } type ? [ObjectId.Of(ObjectKind.Composite, type)] : []);

    public override SchemaObject Renamed(Renaming renaming) => this with
    {
        Name = renaming.Relation(Name),
        OfType = OfType is { } type ? renaming.Type(type) : null,
    };
}
