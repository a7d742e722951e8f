namespace MigrationKit;

/// <summary>
/// Divides the rows of a table into partitions. Its primary key and unique constraints must have all the partition keys among their columns.
/// </summary>
/// <remarks>See <see href="https://www.postgresql.org/docs/current/ddl-partitioning.html"/>.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PartitionByAttribute : Attribute
{
    /// <summary>Makes a table a partitioned one.</summary>
    /// <param name="method">How its rows are divided.</param>
    /// <param name="keys">By what: names of properties, or SQL expressions in parentheses.</param>
    public PartitionByAttribute(PartitionMethod method, params string[] keys) => (Method, Keys) = (method, keys);

    /// <summary>How the rows are divided.</summary>
    public PartitionMethod Method { get; }

    /// <summary>Names of properties, or SQL expressions in parentheses.</summary>
    public string[] Keys { get; }
}
