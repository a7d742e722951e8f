namespace MigrationKit.Core.Model;

/// <summary>An index, or a constraint that has one of its name: what both can have beside what they are made of.</summary>
internal abstract record IndexedObject : TableObject
{
    // What else there is, such as a page range, shapes the index when it is built: there a new value wants a new index.
    private static readonly HashSet<string> s_changeable = new(StringComparer.Ordinal)
    {
        "fillfactor", "deduplicate_items", "vacuum_cleanup_index_scale_factor", "fastupdate", "gin_pending_list_limit", "autosummarize", "buffering",
    };

    /// <summary>Storage parameters (<c>WITH (…)</c>) as <c>name=value</c>, sorted.</summary>
    public EquatableArray<string> Parameters { get; init; }

    /// <summary>Null is the database's own.</summary>
    public string? Tablespace { get; init; }

    /// <summary>Whether CLUSTER takes the order of this index unless it is told another one.</summary>
    public bool IsClustered { get; init; }

    /// <summary>Whether logical replication finds old rows by this index.</summary>
    public bool IsReplicaIdentity { get; init; }

    /// <summary>The comment on the index behind a constraint; an index that stands alone has it as its own.</summary>
    public string? IndexComment { get; init; }

    /// <summary>The index, or the constraint with an index, of a partitioned table that this one of a partition is attached to.</summary>
    public ObjectId? PartOf { get; init; }

    /// <summary>Declared with ONLY: it has those parts that are declared, and the server is not to make any.</summary>
    public Hint<bool> IsOfWholeOnly { get; init; }

    /// <summary>The table, and what it is attached to.</summary>
    protected IEnumerable<ObjectId> Owners => PartOf is null ? [TableId] : [TableId, PartOf];

    /// <summary>The same without what can be changed while it stays: objects of one structure become each other in place.</summary>
    internal virtual IndexedObject Structure => this with
    {
        Comment = null,
        Privileges = default,
        Parameters = Parameters.Where(static parameter => !s_changeable.Contains(parameter.Split('=')[0])).ToEquatableArray(),
        Tablespace = null,
        IsClustered = false,
        IsReplicaIdentity = false,
        IndexComment = null,
        PartOf = null,
    };
}
