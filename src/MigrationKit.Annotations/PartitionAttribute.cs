namespace MigrationKit;

/// <summary>
/// Declares a partition of a table with <see cref="PartitionByAttribute"/>, which has the columns, keys and indexes of the table: by range
/// <see cref="From"/> and <see cref="To"/>, by list <see cref="In"/>, by hash <see cref="Modulus"/> and <see cref="Remainder"/>; or the one
/// for all other rows.
/// </summary>
/// <remarks>
/// A partition that is partitioned again, or has settings of its own, is declared in SQL. See <see
/// href="https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-PARTITION"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class PartitionAttribute : Attribute
{
    /// <summary>Declares a partition.</summary>
    /// <param name="name">Its name, without its schema and without quotes.</param>
    public PartitionAttribute(string name) => Name = name;

    /// <summary>The partition's name.</summary>
    public string Name { get; }

    /// <summary>The schema that holds it; null is that of the table.</summary>
    public string? Schema { get; set; }

    /// <summary>By range: the first value of each key in SQL, with commas between: <c>'2026-01-01'</c>, <c>MINVALUE</c>.</summary>
    public string? From { get; set; }

    /// <summary>By range: the value of each key in SQL before which the partition ends: <c>'2027-01-01'</c>, <c>MAXVALUE</c>.</summary>
    public string? To { get; set; }

    /// <summary>By list: the values in SQL, with commas between: <c>'de', 'at'</c>, <c>NULL</c>.</summary>
    public string? In { get; set; }

    /// <summary>By hash: by what the hash is divided, usually the number of partitions.</summary>
    public int Modulus { get; set; }

    /// <summary>By hash: what is left of the hash, from 0 to one less than <see cref="Modulus"/>.</summary>
    public int Remainder { get; set; }

    /// <summary>Whether it has the rows that no other partition has (<c>DEFAULT</c>).</summary>
    public bool Default { get; set; }
}
