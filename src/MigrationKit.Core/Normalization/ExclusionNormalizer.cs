using MigrationKit.Core.Model;

namespace MigrationKit.Core.Normalization;

internal sealed class ExclusionNormalizer : ObjectNormalizer<ExclusionConstraint>
{
    public override ObjectKind Kind => ObjectKind.Exclusion;

    protected override ExclusionConstraint Normalize(ExclusionConstraint item, NormalizationContext context) => item with
    {
        Method = item.Method.Trim().ToLowerInvariant(),
        Elements = item.Elements.Select(static element => new ExclusionElement(IndexNormalizer.Normalize(element.Key), element.Operator.Trim())).ToEquatableArray(),
        Where = ExpressionNormalizer.NormalizeOptional(item.Where),
        Parameters = ParameterNormalizer.Normalize(item.Parameters),
    };
}
