using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

/// <summary>Operators; the functions that estimate how many rows they keep are clauses.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-alteroperator.html</remarks>
internal sealed class OperatorStatements() : DefinedStatements(ObjectKind.Operator, "OPERATOR")
{
    protected override string Address(ObjectId id) => $"{CreatedName(id)} ({id.Signature})";

    // The name of an operator is never quoted.
    protected override string CreatedName(ObjectId id) => $"{SqlIdentifier.Quote(id.Schema)}.{id.Name}";

    protected override bool IsInCreate(Clause clause) => true;

    protected override string CreateStatement(DefinedObject item, bool replace) => $"CREATE OPERATOR {CreatedName(item.Id)} "
        + item.Definition.Substring(0, item.Definition.Length - 1) + string.Concat(item.Clauses.Select(static clause => $", {Word(clause)} = {clause.Value}")) + ")";

    protected override IEnumerable<string> AlterClause(DefinedObject item, Clause? from, Clause? to) =>
        [$"ALTER OPERATOR {Address(item.Id)} SET ({Word((to ?? from)!.Value)} = {to?.Value ?? "NONE"})"];

    private static string Word(Clause clause) => clause.Name.ToUpperInvariant();
}
