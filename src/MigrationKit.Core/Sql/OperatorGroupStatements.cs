using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

/// <summary>Operator classes and families, which belong to an access method; the loose members of a family are its clauses.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-alteropfamily.html</remarks>
internal sealed class OperatorGroupStatements(ObjectKind kind, string keyword) : DefinedStatements(kind, keyword)
{
    protected override string Address(ObjectId id) => $"{Name(id.QualifiedName)} USING {Name(id.Signature!)}";

    // A class says its method after its type.
    protected override string CreatedName(ObjectId id) => Kind == ObjectKind.OperatorFamily ? Address(id) : Name(id.QualifiedName);

    protected override IEnumerable<string> AlterClause(DefinedObject item, Clause? from, Clause? to)
    {
        var alter = $"ALTER OPERATOR FAMILY {Address(item.Id)} ";
        if (from is { } gone)
        {
            yield return $"{alter}DROP {gone.Name}";
        }

        if (to is { } come)
        {
            yield return $"{alter}ADD {Member(come)}";
        }
    }

    // Between the types of an operator and its purpose stands its name: OPERATOR 1 < (integer, integer), FUNCTION 1 (integer, integer) f(integer, integer).
    private static string Member(Clause clause)
    {
        var types = clause.Name.IndexOf('(');
        var sort = clause.Value.IndexOf(" FOR ORDER BY ", StringComparison.Ordinal);
        var (name, purpose) = sort < 0 ? (clause.Value, "") : (clause.Value.Substring(0, sort), clause.Value.Substring(sort));
        return clause.Name[0] == 'O'
            ? $"{clause.Name.Substring(0, types)}{name} {clause.Name.Substring(types)}{purpose}"
            : $"{clause.Name} {clause.Value}";
    }
}
