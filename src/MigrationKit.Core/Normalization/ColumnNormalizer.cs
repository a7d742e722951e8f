using MigrationKit.Core.Model;

namespace MigrationKit.Core.Normalization;

internal sealed class ColumnNormalizer : ObjectNormalizer<Column>
{
    public override ObjectKind Kind => ObjectKind.Column;

    protected override Column Normalize(Column item, NormalizationContext context)
    {
        var type = TypeNormalizer.Normalize(item.Type, context);
        var isNullable = item.IsNullable && item.Identity is null && !context.IsKeyColumn(item.Id);
        return item with
        {
            Type = type,
            IsNullable = isNullable,
            Requirement = isNullable ? null : RequirementOf(item),
            Default = DefaultOf(item),
            Identity = item.Identity is { } identity
                ? identity with { Options = SequenceNormalizer.Normalize(identity.Options, type.Name) }
                : null,
            Generated = item.Generated is { } generated
                ? generated with { Expression = ExpressionNormalizer.Normalize(generated.Expression) }
                : null,
            Collation = CollationNormalizer.Normalize(item.Collation),
            Options = ParameterNormalizer.Normalize(item.Options),
        };
    }

    private static Requirement? RequirementOf(Column item) => item.Requirement is not { } said ? null
        : (said with { Name = said.Name is null ? null : Requirement.ChosenName(said.Name) }).UnlessStandard;

    // DEFAULT NULL is no default.
    private static string? DefaultOf(Column item)
    {
        var text = ExpressionNormalizer.NormalizeOptional(item.Default);
        return string.Equals(text, "null", StringComparison.OrdinalIgnoreCase) ? null : text;
    }
}
