using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>One right that is given or taken.</summary>
/// <param name="IsTaken">REVOKE, not GRANT.</param>
/// <param name="IsOption">It is given with the right to pass it on, or that alone is taken.</param>
/// <param name="Right">The right.</param>
internal readonly record struct PrivilegeMove(bool IsTaken, bool IsOption, string Right);

/// <summary>What leads from the rights on an object to others.</summary>
/// <param name="From">The rights before, as they differ from the default.</param>
/// <param name="To">The rights after.</param>
internal sealed record PrivilegeChange(EquatableArray<Privilege> From, EquatableArray<Privilege> To)
{
    /// <summary>Whose rights nobody knows: they start anew, the owner with all and anybody else with none.</summary>
    public EquatableArray<string> Cleared { get; init; }

    public bool IsEmpty => From == To && Cleared.IsEmpty;

    /// <summary>An owner who starts anew comes behind the others: it may be one of them by name.</summary>
    public IEnumerable<string> Grantees => From.Concat(To).Select(static privilege => privilege.Grantee).Concat(Cleared).Distinct()
        .OrderBy(StartsAnew).ThenBy(static grantee => grantee, StringComparer.Ordinal);

    /// <summary>Whether it is the owner, and has all rights before it gets those that it is to have.</summary>
    public bool StartsAnew(string grantee) => grantee == Privilege.Owner && Cleared.Contains(grantee);

    public bool TakesAny => Grantees.Any(grantee => Moves(grantee).Any(static move => move.IsTaken));

    /// <summary>Whether a right on a column of the table is lost on the way, whole or in part, be it for a moment.</summary>
    public bool TakesFromColumn(Privilege privilege) => Moves(privilege.Grantee).Any(move =>
        move.IsTaken
        && (!move.IsOption || privilege.Form == PrivilegeForm.Grantable)
        && (move.Right == privilege.Right || move.Right == Privilege.All || (privilege.Right == Privilege.All && IsOfColumns(move.Right))));

    private static bool IsOfColumns(string right) => right is "SELECT" or "INSERT" or "UPDATE" or "REFERENCES";

    /// <summary>What is given to and taken from a grantee, in this order.</summary>
    public IEnumerable<PrivilegeMove> Moves(string grantee)
    {
        var (from, to) = (Of(From, grantee), Of(To, grantee));
        if (Cleared.Contains(grantee))
        {
            // With all that an owner has it has what was taken from it, too.
            return Moves(grantee == Privilege.Owner ? [] : from, to).Prepend(new(IsTaken: grantee != Privilege.Owner, IsOption: false, Privilege.All));
        }

        return IsReplaced(from, to) ? Reset(grantee, from).Concat(Moves([], to)) : Moves(from, to);
    }

    private static IEnumerable<PrivilegeMove> Moves(Dictionary<string, PrivilegeForm> from, Dictionary<string, PrivilegeForm> to)
    {
        foreach (var right in from.Keys.Where(right => !to.ContainsKey(right) && !to.ContainsKey(Privilege.All)))
        {
            yield return new(IsTaken: from[right] != PrivilegeForm.Revoked, IsOption: false, right);
        }

        foreach (var right in to.Keys)
        {
            PrivilegeForm? old = from.TryGetValue(right, out var form) ? form : null;
            switch (to[right])
            {
                case PrivilegeForm.Granted when old == PrivilegeForm.Grantable:
                    yield return new(IsTaken: true, IsOption: true, right);
                    break;
                case var now when now != old:
                    yield return new(now == PrivilegeForm.Revoked, now == PrivilegeForm.Grantable, right);
                    break;
            }
        }
    }

    // Which rights ALL is short for depends on the kind and on the version of the server, so nothing is left of it or of what it replaces.
    private static bool IsReplaced(Dictionary<string, PrivilegeForm> from, Dictionary<string, PrivilegeForm> to) =>
        from.Count > 0 && to.Count > 0 && from.ContainsKey(Privilege.All) != to.ContainsKey(Privilege.All)
        && !(to.TryGetValue(Privilege.All, out var all) && from.Values.All(form => form <= all));

    private static IEnumerable<PrivilegeMove> Reset(string grantee, Dictionary<string, PrivilegeForm> from)
    {
        if (grantee != Privilege.Owner)
        {
            yield return new(IsTaken: true, IsOption: false, Privilege.All);
            yield break;
        }

        if (from.ContainsValue(PrivilegeForm.Grantable))
        {
            yield return new(IsTaken: true, IsOption: true, Privilege.All);
        }

        if (from.ContainsValue(PrivilegeForm.Revoked))
        {
            yield return new(IsTaken: false, IsOption: false, Privilege.All);
        }
    }

    private static Dictionary<string, PrivilegeForm> Of(EquatableArray<Privilege> privileges, string grantee) =>
        privileges.Where(privilege => privilege.Grantee == grantee).ToDictionary(static privilege => privilege.Right, static privilege => privilege.Form);
}
