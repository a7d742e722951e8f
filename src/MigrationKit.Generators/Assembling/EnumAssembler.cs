using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal static class EnumAssembler
{
    public static EnumType Assemble(EnumSpec spec, ModelOptions options) => new(spec.Name.Resolve(options))
    {
        Values = spec.Members.Select(member => member.Label.Resolve(options)).ToEquatableArray(),
        RenamedValues = spec.Members
            .SelectMany(member => member.RenamedFrom.Select(former => (member.Label.Resolve(options), former)))
            .ToEquatableArray(),
        Comment = spec.Comment,
        Origin = new Origin(spec.Type),
        RenamedFrom = spec.RenamedFrom,
    };
}
