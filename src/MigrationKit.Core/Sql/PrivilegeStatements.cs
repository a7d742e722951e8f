using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

/// <summary>GRANT and REVOKE: https://www.postgresql.org/docs/current/sql-grant.html</summary>
internal static class PrivilegeStatements
{
    /// <summary>
    /// As few statements as say it: grantees whose rights change alike stand in one, but for an owner who starts anew, which comes behind what the
    /// others lose.
    /// </summary>
    public static IEnumerable<string> Of(PrivilegeOperation operation)
    {
        var change = operation.Change;
        var alike = change.Grantees.GroupBy(grantee => (Moves: change.Moves(grantee).ToEquatableArray(), IsAnew: change.StartsAnew(grantee)), grantee => Role(grantee, operation.Object));
        return alike.SelectMany(group => Of(operation.Object, group.Key.Moves, string.Join(", ", group)));
    }

    private static IEnumerable<string> Of(SchemaObject item, IEnumerable<PrivilegeMove> moves, string grantees)
    {
        var statements = new List<(PrivilegeMove First, List<string> Rights)>();
        foreach (var move in moves)
        {
            if (statements.Count == 0 || statements[statements.Count - 1].First with { Right = move.Right } != move)
            {
                statements.Add((move, []));
            }

            statements[statements.Count - 1].Rights.Add(move.Right);
        }

        return statements.Select(statement => Statement(statement.First, Target(item, statement.Rights), grantees)).Select(statement => item switch
        {
            IdentitySequence sequence => IdentitySequenceStatements.Named(sequence, statement),
            DefaultPrivileges defaults => DefaultPrivilegesStatements.Said(defaults, statement),
            _ => statement,
        });
    }

    private static string Statement(PrivilegeMove move, string target, string grantees) => move switch
    {
        { IsTaken: true, IsOption: true } => $"REVOKE GRANT OPTION FOR {target} FROM {grantees}",
        { IsTaken: true } => $"REVOKE {target} FROM {grantees}",
        { IsOption: true } => $"GRANT {target} TO {grantees} WITH GRANT OPTION",
        _ => $"GRANT {target} TO {grantees}",
    };

    private static string Role(string grantee, SchemaObject item) => (grantee, item) switch
    {
        (Privilege.Owner, DefaultPrivileges defaults) => defaults.Role,
        (Privilege.Owner, _) => item.Owner ?? "CURRENT_USER",
        (_, IdentitySequence) => grantee.Replace("%", "%%"),
        _ => grantee,
    };

    private static string Target(SchemaObject item, List<string> rights)
    {
        var columns = item is Column or ViewColumn ? $" ({SqlIdentifier.Quote(item.Id.Name)})" : "";
        return string.Join(", ", rights.Select(right => right + columns)) + " ON " + Address(item.Id);
    }

    private static string Address(ObjectId id) => id.Kind switch
    {
        ObjectKind.Schema => "SCHEMA " + Name(id),
        ObjectKind.Language => "LANGUAGE " + Name(id),
        ObjectKind.ForeignDataWrapper => "FOREIGN DATA WRAPPER " + Name(id),
        ObjectKind.ForeignServer => "FOREIGN SERVER " + Name(id),
        ObjectKind.Sequence => "SEQUENCE " + Name(id),
        ObjectKind.IdentitySequence => "SEQUENCE %s",
        ObjectKind.DefaultPrivileges => id.Name,
        ObjectKind.Column or ObjectKind.ViewColumn => "TABLE " + SqlIdentifier.Quote(id.Schema, id.Parent!),
        var kind when kind.IsRelation() => "TABLE " + Name(id),
        ObjectKind.Aggregate => $"FUNCTION {Name(id)}({Arguments(id.Signature!)})",
        var kind when kind.IsRoutine() => $"{(kind == ObjectKind.Procedure ? "PROCEDURE" : "FUNCTION")} {Name(id)}({id.Signature})",
        _ => "TYPE " + Name(id),
    };

    // GRANT takes an aggregate for a function: all arguments in one list, and none for the star.
    private static string Arguments(string signature) => signature == "*" ? "" : signature.Replace(" ORDER BY ", ", ").Replace("ORDER BY ", "");

    private static string Name(ObjectId id) => id.Schema.Length == 0 ? SqlIdentifier.Quote(id.Name) : SqlIdentifier.Quote(id.Schema, id.Name);
}
