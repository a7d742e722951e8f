using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal static class CompositeAssembler
{
    public static SchemaObject Assemble(CompositeSpec spec, AssemblyContext context)
    {
        var attributes = spec.Attributes
            .Select(attribute => (Name: Name(attribute, context.Options), Type: AttributeTypes.Of(attribute, spec, spec.Name.ClrName, context), attribute.Comment))
            .Where(static attribute => attribute.Type is not null)
            .ToList();
        return new DefinedObject(ObjectId.Of(ObjectKind.Composite, spec.Name.Resolve(context.Options)))
        {
            Definition = $"AS ({string.Join(", ", attributes.Select(static attribute => $"{attribute.Name} {attribute.Type}"))})",
            Clauses = attributes.Where(static attribute => attribute.Comment is not null)
                .Select(static attribute => new Clause(ClauseNames.CommentPrefix + attribute.Name, SqlIdentifier.Literal(attribute.Comment!)))
                .OrderBy(static clause => clause.Name, StringComparer.Ordinal)
                .ToEquatableArray(),
            Comment = spec.Comment,
            Privileges = GrantedPrivileges.Of(spec.Grants, new Origin(spec.Type), ObjectKind.Composite, context),
            Origin = new Origin(spec.Type),
            RenamedFrom = spec.RenamedFrom,
        };
    }

    private static string Name(AttributeSpec spec, ModelOptions options) =>
        SqlIdentifier.Quote(spec.Name ?? SqlIdentifier.Truncate(options.Naming.Apply(spec.Property)));
}
