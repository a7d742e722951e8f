using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal sealed class PolicyAssembler : PartAssembler<PolicySpec>
{
    protected override SchemaObject Assemble(PolicySpec part, TableContext table, AssemblyContext context) => new PolicyDefinition
    {
        Command = part.Command,
        IsRestrictive = part.IsRestrictive,
        Roles = part.Roles.Select(RoleNames.Quoted).ToEquatableArray(),
        Using = ExpressionNormalizer.NormalizeOptional(part.Using),
        Check = ExpressionNormalizer.NormalizeOptional(part.Check),
    }.Of(ObjectId.Of(ObjectKind.Policy, table.Name, part.Name)) with { Origin = table.Spec.OriginOf(part) };
}
