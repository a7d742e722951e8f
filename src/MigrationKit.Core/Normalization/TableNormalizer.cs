using MigrationKit.Core.Model;

namespace MigrationKit.Core.Normalization;

internal sealed class TableNormalizer : ObjectNormalizer<Table>
{
    public override ObjectKind Kind => ObjectKind.Table;

    protected override Table Normalize(Table item, NormalizationContext context) => item with
    {
        Parameters = ParameterNormalizer.Normalize(item.Parameters),
        AccessMethod = item.AccessMethod == "heap" ? null : item.AccessMethod,
        Tablespace = item.Tablespace == "pg_default" ? null : item.Tablespace,
    };
}
