using MigrationKit.Core.Model;

namespace MigrationKit.Core.Diffing;

/// <summary>The changes that lead from one schema to another, renames first, so that all others go by the new names.</summary>
internal sealed record SchemaDiff(EquatableArray<SchemaChange> Changes)
{
    public static SchemaDiff Empty { get; } = new(EquatableArray<SchemaChange>.Empty);

    public bool IsEmpty => Changes.IsEmpty;

    /// <summary>The schema after the changes: <c>Diff(a, b).ApplyTo(a)</c> is <c>b</c>.</summary>
    /// <exception cref="SchemaMismatchException">A change does not fit this schema.</exception>
    public DatabaseSchema ApplyTo(DatabaseSchema schema)
    {
        if (IsEmpty)
        {
            return schema;
        }

        var fold = new SchemaFold(schema);
        foreach (var change in Changes)
        {
            fold.Apply(change);
        }

        return fold.ToSchema();
    }
}

/// <summary>A change was applied to a schema that it was not made for.</summary>
internal sealed class SchemaMismatchException(string message) : Exception(message);
