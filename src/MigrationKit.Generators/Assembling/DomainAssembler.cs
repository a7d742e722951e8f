using MigrationKit.Core.Declarations.Readers;
using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal static class DomainAssembler
{
    // What a check calls the value, which is no name of anything.
    private const string Value = "value";

    /// <returns>Null where the domain is over nothing that PostgreSQL knows, which is reported.</returns>
    public static SchemaObject? Assemble(DomainSpec spec, AssemblyContext context)
    {
        var name = spec.Name.Resolve(context.Options);
        if (spec.Value is not { } value || AttributeTypes.Of(value, spec, spec.Name.ClrName, context) is not { } type)
        {
            return null;
        }

        return new DefinedObject(ObjectId.Of(ObjectKind.Domain, name))
        {
            Definition = "AS " + type,
            Clauses = Clauses(spec, name, context).OrderBy(static clause => clause.Name, StringComparer.Ordinal).ToEquatableArray(),
            Comment = spec.Comment,
            Privileges = GrantedPrivileges.Of(spec.Grants, new Origin(spec.Type), ObjectKind.Domain, context),
            Origin = new Origin(spec.Type),
            RenamedFrom = spec.RenamedFrom,
        };
    }

    private static IEnumerable<Clause> Clauses(DomainSpec spec, QualifiedName name, AssemblyContext context)
    {
        if (ExpressionNormalizer.NormalizeOptional(spec.Default) is { } expression)
        {
            yield return new Clause(DomainClauses.Default, expression);
        }

        if (spec.IsNotNull)
        {
            yield return DomainClauses.NotNull;
        }

        foreach (var checks in spec.Checks.GroupBy(check => NameOf(check, name), StringComparer.Ordinal))
        {
            yield return DomainClauses.Check(checks.Key, ExpressionNormalizer.Normalize(checks.First().Expression), checks.First().IsValidated);
            if (checks.Count() > 1)
            {
                context.Report(
                    Codes.DuplicateName,
                    new Origin(spec.Type),
                    $"{spec.Name.ClrName} has two checks called {checks.Key}.",
                    "Give one of them another name: [PgCheck(\"…\", Name = \"…\")].");
            }
        }
    }

    private static string NameOf(CheckSpec check, QualifiedName domain) =>
        check.Name ?? ConstraintNames.Check(domain.Name, ConstraintNames.Mentioned(check.Expression).Where(static name => name != Value));
}
