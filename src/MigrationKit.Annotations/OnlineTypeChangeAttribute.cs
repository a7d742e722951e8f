namespace MigrationKit;

/// <summary>
/// A change of the column's type that would write the table anew goes by way of a second column: the rows are turned over in batches that commit
/// one by one while others read and write, then the columns swap their names. Once that migration is applied everywhere, the attribute does nothing
/// and may stay or go.
/// </summary>
/// <remarks>A change that leaves the rows as they are is made in place. Where a second column is not possible, the plan says why: MK3007.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OnlineTypeChangeAttribute : Attribute
{
    /// <summary>What the values become: an SQL expression over the columns of the same row, such as <c>status::text::order_status</c>. Null is a cast.</summary>
    public string? Using { get; set; }

    /// <summary>The same for the way back, in <c>down.sql</c>. Null is a cast; where <see cref="Using"/> is given, the way back is then called lossy.</summary>
    public string? Back { get; set; }
}
