using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Normalization;

/// <summary>Names of arguments are quoted where some server wants it: 17 refuses what 16 prints of <c>f("json" text)</c>.</summary>
internal sealed class RoutineNormalizer(ObjectKind kind) : ObjectNormalizer<DefinedObject>
{
    public override ObjectKind Kind => kind;

    protected override DefinedObject Normalize(DefinedObject item, NormalizationContext context) =>
        item with { Definition = RoutineHeader.WithQuotedNames(item.Definition) };
}
