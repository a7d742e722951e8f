using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal static class EnumAssembler
{
    public static EnumType Assemble(EnumSpec spec, AssemblyContext context) => new(spec.Name.Resolve(context.Options))
    {
        Values = spec.Members.Select(member => member.Label.Resolve(context.Options)).ToEquatableArray(),
        RenamedValues = spec.Members
            .SelectMany(member => member.RenamedFrom.Select(former => (member.Label.Resolve(context.Options), former)))
            .ToEquatableArray(),
        Comment = spec.Comment,
        Privileges = GrantedPrivileges.Of(spec.Grants, new Origin(spec.Type), ObjectKind.Enum, context),
        Origin = new Origin(spec.Type),
        RenamedFrom = spec.RenamedFrom,
    };
}
