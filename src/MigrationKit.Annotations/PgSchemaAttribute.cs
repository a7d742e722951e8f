namespace MigrationKit;

/// <summary>A schema of the database. One that only holds declared objects needs no declaration.</summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/ddl-schemas.html"/>.</remarks>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PgSchemaAttribute : Attribute
{
    /// <summary>Declares a schema.</summary>
    /// <param name="name">Its name, without quotes.</param>
    public PgSchemaAttribute(string name) => Name = name;

    /// <summary>The schema's name.</summary>
    public string Name { get; }

    /// <summary>Its comment in the database.</summary>
    public string? Comment { get; set; }

    /// <summary>What it was called before.</summary>
    public string? RenamedFrom { get; set; }
}
