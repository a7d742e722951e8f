using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

/// <summary>Types of the properties that domains and composite types are made of, as SQL.</summary>
internal static class AttributeTypes
{
    /// <summary>The type with its collation; null where the C# type is mapped to none, which is reported.</summary>
    public static string? Of(AttributeSpec spec, DeclarationSpec owner, string className, AssemblyContext context)
    {
        if (context.TypeOf(spec.Type, new Origin(owner.Type, spec.Property), $"{className}.{spec.Property}") is not { } type)
        {
            return null;
        }

        return context.Named(type) + (spec.Collation is { } collation ? " COLLATE " + SqlIdentifier.Quote(collation.Schema, collation.Name) : "");
    }
}
