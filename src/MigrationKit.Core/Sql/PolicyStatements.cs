using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

internal sealed class PolicyStatements() : DefinedStatements(ObjectKind.Policy, "POLICY")
{
    // In the order that the grammar wants.
    private static readonly string[] s_clauses = [ClauseNames.Roles, "using", "check"];

    protected override bool IsInCreate(Clause clause) => true;

    protected override string CreateStatement(DefinedObject item, bool replace) =>
        string.Join(" ", new[] { $"CREATE POLICY {Address(item.Id)}", item.Definition }.Where(static part => part.Length > 0)
            .Concat(s_clauses.Where(name => item.Clause(name) is not null).Select(name => Said(new Clause(name, item.Clause(name)!)))));

    protected override IEnumerable<string> AlterClause(DefinedObject item, Clause? from, Clause? to) => [$"ALTER POLICY {Address(item.Id)} {Said(to!.Value)}"];

    private static string Said(Clause clause) => clause.Name switch
    {
        ClauseNames.Roles => $"TO {clause.Value}",
        "using" => $"USING ({clause.Value})",
        _ => $"WITH CHECK ({clause.Value})",
    };
}
