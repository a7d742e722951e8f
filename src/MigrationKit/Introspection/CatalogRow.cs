using MigrationKit.Core.Model;
using Npgsql;

namespace MigrationKit.Introspection;

/// <summary>One row of a catalog query; its columns by name.</summary>
internal readonly struct CatalogRow(NpgsqlDataReader reader)
{
    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? TextOrNull(string column)
    {
        var ordinal = reader.GetOrdinal(column);
        return reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
    }

    /// <summary>Whether the query has such a column.</summary>
    public bool Has(string column) => Ordinal(column) >= 0;

    public bool Flag(string column) => reader.GetBoolean(reader.GetOrdinal(column));

    public int Number(string column) => reader.GetInt32(reader.GetOrdinal(column));

    public int? NumberOrNull(string column)
    {
        var ordinal = reader.GetOrdinal(column);
        return reader.IsDBNull(ordinal) ? null : reader.GetInt32(ordinal);
    }

    public uint UInt(string column) => reader.GetFieldValue<uint>(reader.GetOrdinal(column));

    /// <summary>The server's number of the object, from the column <c>oid</c>.</summary>
    public uint Oid => UInt("oid");

    public long Long(string column) => reader.GetInt64(reader.GetOrdinal(column));

    /// <summary>A list, which the catalogs often leave out where it is empty.</summary>
    public EquatableArray<string> Texts(string column)
    {
        var ordinal = reader.GetOrdinal(column);
        return reader.IsDBNull(ordinal) ? EquatableArray<string>.Empty : reader.GetFieldValue<string[]>(ordinal);
    }

    public EquatableArray<string?> TextsOrNulls(string column) => reader.GetFieldValue<string?[]>(reader.GetOrdinal(column));

    public EquatableArray<int?> NumbersOrNulls(string column) => reader.GetFieldValue<int?[]>(reader.GetOrdinal(column));

    /// <summary>The name of a thing that stands alone, from the columns <c>schema</c> and <c>name</c>.</summary>
    public QualifiedName Name => new(Text("schema"), Text("name"));

    /// <summary>The table of a part of one, from the columns <c>schema</c> and <c>table</c>.</summary>
    public QualifiedName Table => new(Text("schema"), Text("table"));

    /// <summary>What can change in place, from the columns <c>clause_names</c> and <c>clause_values</c>.</summary>
    public EquatableArray<Clause> Clauses => Texts("clause_names").Zip(Texts("clause_values"), static (name, value) => new Clause(name, value))
        .OrderBy(static clause => clause.Name, StringComparer.Ordinal).ToEquatableArray();

    public string? Comment => TextOrNull("comment");

    public QualifiedName? NameOrNull(string schemaColumn, string column) =>
        TextOrNull(column) is { } name ? new QualifiedName(Text(schemaColumn), name) : null;

    private int Ordinal(string column)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.GetName(i) == column)
            {
                return i;
            }
        }

        return -1;
    }
}
