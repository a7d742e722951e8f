using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

/// <summary>Domains. Clauses: <c>default</c>, <c>not null</c>, <c>constraint x</c> and its comment <c>constraint x comment</c>, the name as it is in SQL.</summary>
internal sealed class DomainStatements() : DefinedStatements(ObjectKind.Domain, "DOMAIN")
{
    private const string NotValid = " NOT VALID";
    private const string Commented = " comment";

    protected override bool IsInCreate(Clause clause) => !clause.Name.EndsWith(Commented, StringComparison.Ordinal) && !clause.Value.EndsWith(NotValid, StringComparison.Ordinal);

    protected override string CreateStatement(DefinedObject item, bool replace) =>
        base.CreateStatement(item, replace) + string.Concat(item.Clauses.Where(IsInCreate).OrderBy(static clause => clause.Name == "not null" ? 1 : clause.Name == "default" ? 0 : 2).Select(Inline));

    protected override IEnumerable<string> AlterClause(DefinedObject item, Clause? from, Clause? to)
    {
        var alter = $"ALTER DOMAIN {Name(item.Id.QualifiedName)} ";
        return (to ?? from)!.Value.Name switch
        {
            "default" => [alter + (to is { } value ? "SET DEFAULT " + value.Value : "DROP DEFAULT")],
            "not null" => [alter + (to is null ? "DROP NOT NULL" : "SET NOT NULL")],
            var name when name.EndsWith(Commented, StringComparison.Ordinal) => CommentOn(item, name.Substring(0, name.Length - Commented.Length), to?.Value),
            var name => Constraint(item, alter, name, from, to),
        };
    }

    private static string Inline(Clause clause) => clause.Name switch
    {
        "default" => " DEFAULT " + clause.Value,
        "not null" => " NOT NULL",
        var name => $" {name.ToUpperInvariant().Substring(0, "constraint".Length)}{name.Substring("constraint".Length)} {clause.Value}",
    };

    // A comment goes with its constraint, and comes back with another one of the name.
    private static IEnumerable<string> Constraint(DefinedObject item, string alter, string name, Clause? from, Clause? to)
    {
        var constraint = "CONSTRAINT" + name.Substring("constraint".Length);
        if (from is { } old && to is { } now && old.Value == now.Value + NotValid)
        {
            return [alter + "VALIDATE " + constraint];
        }

        var drop = from is null ? [] : new[] { $"{alter}DROP {constraint}" };
        return to is not { } added ? drop
            : [.. drop, $"{alter}ADD {constraint} {added.Value}", .. from is null || item.Clause(name + Commented) is not { } text ? [] : CommentOn(item, name, text)];
    }

    private static IEnumerable<string> CommentOn(DefinedObject item, string constraint, string? text) => item.Clause(constraint) is null
        ? []
        : [$"COMMENT ON CONSTRAINT{constraint.Substring("constraint".Length)} ON DOMAIN {Name(item.Id.QualifiedName)} IS {text ?? "NULL"}"];
}
