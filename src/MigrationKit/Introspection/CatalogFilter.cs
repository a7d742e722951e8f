using MigrationKit.Core.Model;

namespace MigrationKit.Introspection;

/// <summary>What can be read beside the objects.</summary>
[Flags]
internal enum CatalogDetails
{
    None,

    /// <summary>What uses what, by which plans are put in order.</summary>
    Uses,

    /// <summary>What takes no part in comparisons.</summary>
    NotModelled,
}

/// <summary>
/// Which part of a database is read, and how patiently. The system's schemas and the members of extensions never are. A foreign key to a table that is
/// left out stays, because it belongs to the table that has it.
/// </summary>
internal sealed record CatalogFilter
{
    /// <summary>Where MigrationKit keeps its history, unless configured otherwise.</summary>
    public const string DefaultHistorySchema = "migrationkit";

    public static CatalogFilter Default { get; } = new();

    /// <summary>The only schemas to read; empty is all. What is in no schema, such as a publication, is then left out.</summary>
    public EquatableArray<string> Schemas { get; init; }

    public EquatableArray<string> ExcludedSchemas { get; init; } = EquatableArray.Of(DefaultHistorySchema);

    /// <summary>
    /// Objects of others in the same database, as patterns with <c>*</c> and <c>?</c>: of <c>schema.name</c> where the pattern has a dot,
    /// else of the name in any schema. A table goes with all its parts and the sequences that it owns.
    /// </summary>
    public EquatableArray<string> ExcludedNames { get; init; }

    /// <summary>Whether it is read who owns what. Owners are often another role on another server, so they are no difference unless asked for.</summary>
    public bool Owners { get; init; }

    /// <summary>Whether it is some schemas, which may be few among many, or the whole database.</summary>
    public bool IsPart => !Schemas.IsEmpty;

    /// <summary>What is read beside that which a manifest keeps.</summary>
    public CatalogDetails Details { get; init; } = CatalogDetails.Uses | CatalogDetails.NotModelled;

    /// <summary>How long to wait where somebody has a relation locked: PostgreSQL locks what it prints. Null is what the session has.</summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>What a reading would give of a schema that has more.</summary>
    public DatabaseSchema Of(DatabaseSchema schema)
    {
        var names = new NameFilter(ExcludedNames);
        return DatabaseSchema.Create(schema.Objects.Where(item => IsLookedAt(item) && names.Admits(item)));
    }

    private bool IsLookedAt(SchemaObject item)
    {
        var schema = item switch
        {
            Namespace => item.Id.Name,
            Extension extension => extension.Schema,
            _ => item.Id.Schema,
        };
        return !ExcludedSchemas.Contains(schema) && (Schemas.IsEmpty || Schemas.Contains(schema));
    }
}
