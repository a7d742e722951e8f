namespace MigrationKit.Core.Model;

/// <summary>A table that a publication names.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns that are published; empty is all.</param>
/// <param name="Where">Which rows are published, in parentheses; null is all.</param>
internal readonly record struct PublishedTable(QualifiedName Table, EquatableArray<string> Columns = default, string? Where = null)
{
    /// <summary>Declared without ONLY: its heirs are published as well, as they are when it is said.</summary>
    public Hint<bool> IsWithHeirs { get; init; }
}

/// <summary>What is sent to subscribers: https://www.postgresql.org/docs/current/sql-createpublication.html</summary>
internal sealed record Publication(string Name) : SchemaObject
{
    /// <summary>What is published unless something else is said.</summary>
    public const string AllActions = "insert, update, delete, truncate";

    /// <summary><c>FOR ALL TABLES</c>.</summary>
    public bool AllTables { get; init; }

    /// <summary>Sorted by name.</summary>
    public EquatableArray<PublishedTable> Tables { get; init; }

    /// <summary>The schemas of which every table is published, sorted.</summary>
    public EquatableArray<string> Schemas { get; init; }

    /// <summary>The actions that are published, in the order of <see cref="AllActions"/>.</summary>
    public string Publish { get; init; } = AllActions;

    /// <summary>Whether changes of a partition are published as those of its root.</summary>
    public bool ViaRoot { get; init; }

    /// <summary>From PostgreSQL 18: <c>stored</c>, or null where generated columns are not published.</summary>
    public string? GeneratedColumns { get; init; }

    public override ObjectId Id => new(ObjectKind.Publication, "", Name);

    public override IEnumerable<ObjectId> References => Tables
        .SelectMany(static published => published.Columns.Select(column => ObjectId.Of(ObjectKind.Column, published.Table, column)).Prepend(ObjectId.Of(ObjectKind.Table, published.Table)))
        .Concat(Schemas.Select(static schema => new ObjectId(ObjectKind.Schema, "", schema)));

    public override SchemaObject Renamed(Renaming renaming) => this with
    {
        Name = renaming.From == Id ? renaming.To.Name : Name,
        Tables = Tables.Select(published => new PublishedTable(
            renaming.Relation(published.Table), renaming.Columns(published.Table, published.Columns), renaming.Expression(published.Where, published.Table)))
            .OrderBy(static published => published.Table).ToEquatableArray(),
        Schemas = Schemas.Select(renaming.Schema).OrderBy(static schema => schema, StringComparer.Ordinal).ToEquatableArray(),
    };
}
