using MigrationKit.Core.Model;

namespace MigrationKit.Core.Normalization;

internal sealed class IndexNormalizer : ObjectNormalizer<TableIndex>
{
    public override ObjectKind Kind => ObjectKind.Index;

    protected override TableIndex Normalize(TableIndex item, NormalizationContext context) => item with
    {
        Method = item.Method.Trim().ToLowerInvariant(),
        Keys = item.Keys.Select(Normalize).ToEquatableArray(),
        Where = ExpressionNormalizer.NormalizeOptional(item.Where),
        Parameters = ParameterNormalizer.Normalize(item.Parameters),
    };

    public static IndexKey Normalize(IndexKey key) => key with
    {
        Expression = key.Expression is null ? null : ExpressionNormalizer.WithoutParentheses(key.Expression),
        Nulls = key.Nulls == (key.Descending ? NullsOrder.First : NullsOrder.Last) ? NullsOrder.Default : key.Nulls,
        Collation = CollationNormalizer.Normalize(key.Collation),
        OperatorClass = ExpressionNormalizer.NormalizeOptional(key.OperatorClass),
    };
}
