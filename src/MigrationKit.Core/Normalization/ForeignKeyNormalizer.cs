using MigrationKit.Core.Model;

namespace MigrationKit.Core.Normalization;

internal sealed class ForeignKeyNormalizer : ObjectNormalizer<ForeignKey>
{
    public override ObjectKind Kind => ObjectKind.ForeignKey;

    // PostgreSQL keeps the list as it was written, but its order means nothing.
    protected override ForeignKey Normalize(ForeignKey item, NormalizationContext context) => item.OnDeleteColumns.Count < 2
        ? item
        : item with { OnDeleteColumns = item.OnDeleteColumns.OrderBy(static column => column, StringComparer.Ordinal).ToEquatableArray() };
}
