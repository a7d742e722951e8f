using MigrationKit.Core.Model;

namespace MigrationKit.Core.Normalization;

internal sealed class CheckNormalizer : ObjectNormalizer<CheckConstraint>
{
    public override ObjectKind Kind => ObjectKind.Check;

    protected override CheckConstraint Normalize(CheckConstraint item, NormalizationContext context) =>
        item with { Expression = ExpressionNormalizer.Normalize(item.Expression) };
}
