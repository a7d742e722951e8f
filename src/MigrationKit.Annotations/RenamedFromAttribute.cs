namespace MigrationKit;

/// <summary>
/// What an object was called before: the next migration renames it and keeps its data. Once that migration is applied everywhere, the
/// attribute does nothing and may stay or go.
/// </summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Enum | AttributeTargets.Field, AllowMultiple = true)]
public sealed class RenamedFromAttribute : Attribute
{
    /// <summary>Names a former name.</summary>
    /// <param name="name">
    /// The former name in the database, not in C#: a table or type (<c>user</c>, or <c>sales.user</c> if the schema was another one), a
    /// column, or an enum's label.
    /// </param>
    public RenamedFromAttribute(string name) => Name = name;

    /// <summary>The former name in the database.</summary>
    public string Name { get; }
}
