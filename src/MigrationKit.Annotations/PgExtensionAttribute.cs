namespace MigrationKit;

/// <summary>An extension that the database has.</summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/sql-createextension.html"/>.</remarks>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PgExtensionAttribute : Attribute
{
    /// <summary>Declares an extension.</summary>
    /// <param name="name">Its name: <c>citext</c>.</param>
    public PgExtensionAttribute(string name) => Name = name;

    /// <summary>The extension's name.</summary>
    public string Name { get; }

    /// <summary>The schema that holds its objects; null is the project's default schema.</summary>
    public string? Schema { get; set; }
}
