namespace MigrationKit;

/// <summary>
/// Says that an object is gone for good and was not renamed, where a new one looks much like it: on a class a column of its table, on the
/// assembly a table. Once the migration that drops it is written, the attribute does nothing and may stay or go.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DroppedAttribute : Attribute
{
    /// <summary>Names what was dropped.</summary>
    /// <param name="name">
    /// The name in the database: on a class a column (<c>old_column</c>), on the assembly a table (<c>public.old_table</c>).
    /// </param>
    public DroppedAttribute(string name) => Name = name;

    /// <summary>The name in the database.</summary>
    public string Name { get; }
}
