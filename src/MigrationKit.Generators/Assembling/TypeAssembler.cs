using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

/// <summary>The types that are declared.</summary>
internal static class TypeAssembler
{
    public static IEnumerable<SchemaObject> Assemble(ModelSpec spec, AssemblyContext context) => spec.Declarations
        .OrderBy(static declaration => declaration.Type, StringComparer.Ordinal)
        .Select(declaration => Assemble(declaration, context))
        .OfType<SchemaObject>();

    private static SchemaObject? Assemble(DeclarationSpec spec, AssemblyContext context) => spec switch
    {
        EnumSpec type => EnumAssembler.Assemble(type, context),
        DomainSpec type => DomainAssembler.Assemble(type, context),
        CompositeSpec type => CompositeAssembler.Assemble(type, context),
        _ => null,
    };
}
