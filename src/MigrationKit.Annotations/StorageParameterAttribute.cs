namespace MigrationKit;

/// <summary>A storage parameter of a table or a materialized view: <c>[StorageParameter("fillfactor", 70)]</c>.</summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-STORAGE-PARAMETERS"/>.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class StorageParameterAttribute : Attribute
{
    /// <summary>Sets a parameter.</summary>
    /// <param name="name">Its name: <c>fillfactor</c>; <c>toast.autovacuum_enabled</c> for the table behind long values.</param>
    /// <param name="value">A number, true or false, or text.</param>
    public StorageParameterAttribute(string name, object value) => (Name, Value) = (name, value);

    /// <summary>The parameter's name.</summary>
    public string Name { get; }

    /// <summary>A number, true or false, or text.</summary>
    public object Value { get; }
}
