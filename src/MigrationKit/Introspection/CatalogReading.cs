using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;

namespace MigrationKit.Introspection;

/// <summary>What one reading finds, row by row.</summary>
internal sealed class CatalogReading(CatalogFilter filter)
{
    private readonly NameFilter _names = new(filter.ExcludedNames);
    private readonly List<Finding> _findings = [];

    public CatalogObjects Objects { get; } = new();

    public void Add(ObjectReader reader, CatalogRow row)
    {
        var item = reader.Read(row);
        if (IsAdmitted(item, row))
        {
            Objects.Add(item, reader.AddressOf(row));
        }
    }

    public void AddUnmodelled(CatalogRow row)
    {
        if (_names.Admits(UnmodelledKind.Name(row)))
        {
            _findings.Add(UnmodelledKind.Read(row));
        }
    }

    public CatalogSnapshot ToSnapshot() => new(
        DatabaseSchema.Create(SchemaNormalizer.Normalize(Objects.ToObjects(), SchemaNormalizer.PublicSchema)),
        _findings.OrderBy(static finding => finding.Message, StringComparer.Ordinal).ToEquatableArray());

    private bool IsAdmitted(SchemaObject item, CatalogRow row) => filter.ExcludedNames.IsEmpty
        || (_names.Admits(item) && (!row.Has("of_table") || _names.Admits(new QualifiedName(row.Text("of_schema"), row.Text("of_table")))));
}
