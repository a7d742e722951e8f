using MigrationKit.Core.Model;

namespace MigrationKit.Core.Normalization;

/// <summary>What must be known of the other objects to normalise one.</summary>
internal sealed class NormalizationContext
{
    private readonly HashSet<ObjectId> _keyColumns;
    private readonly Dictionary<string, string> _extensionSchemas = new(StringComparer.Ordinal);

    public NormalizationContext(IReadOnlyCollection<SchemaObject> objects, string defaultSchema)
    {
        DefaultSchema = defaultSchema;
        _keyColumns = new(
            from key in objects.OfType<PrimaryKey>()
            from column in key.Columns
            select ObjectId.Of(ObjectKind.Column, key.Table, column));
        foreach (var extension in objects.OfType<Extension>())
        {
            _extensionSchemas[extension.Name] = extension.Schema;
        }
    }

    /// <summary>Where a name without a schema is looked for.</summary>
    public string DefaultSchema { get; }

    public bool IsKeyColumn(ObjectId column) => _keyColumns.Contains(column);

    /// <summary>The schema of a type that was named without one: <c>citext</c> is where its extension is.</summary>
    public string SchemaOfType(string name) => _extensionSchemas.TryGetValue(name, out var schema) ? schema : DefaultSchema;
}
