using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>Rights on objects are given and taken in place, without a lock that anybody notices.</summary>
internal static class Rights
{
    /// <summary>
    /// The rights on an object that has just been made. Whoever makes one gives it the default privileges for what that role makes; which role
    /// it will be nobody knows.
    /// </summary>
    public static IEnumerable<PlannedOperation> Of(SchemaObject item, PlanContext context)
    {
        if (context.Options.RightsInFull)
        {
            var all = new PrivilegeChange(default, item.Privileges);
            return all.IsEmpty ? [] : [new(new PrivilegeOperation(item, all))];
        }

        var given = context.From.All<DefaultPrivileges>().Concat(context.To.All<DefaultPrivileges>()).Where(defaults => defaults.Covers(item.Id))
            .SelectMany(static defaults => defaults.Privileges).Distinct().ToList();
        var change = new PrivilegeChange(Privilege.Sorted(given.Where(privilege => privilege.Form == PrivilegeForm.Revoked && !item.Privileges.Contains(privilege))), item.Privileges)
        {
            Cleared = WithOwner(given.Where(privilege => privilege.Form != PrivilegeForm.Revoked && !item.Privileges.Contains(privilege)).Select(static privilege => privilege.Grantee)),
        };
        return change.IsEmpty ? [] : [new(new PrivilegeOperation(item, change))];
    }

    // Whoever runs this may be one of them, and would lose what an owner has.
    private static EquatableArray<string> WithOwner(IEnumerable<string> cleared)
    {
        var grantees = cleared.Distinct().ToList();
        return grantees.Any(static grantee => grantee is not (Privilege.Everyone or Privilege.Owner)) ? grantees.Append(Privilege.Owner).Distinct().ToEquatableArray() : grantees.ToEquatableArray();
    }

    public static IEnumerable<PlannedOperation> Change(SchemaObject from, SchemaObject to, PlanContext context)
    {
        var change = to.Owner is null || to.Owner == from.Owner ? new PrivilegeChange(from.Privileges, to.Privileges) : OfOtherOwner(from, to);
        if (change.IsEmpty)
        {
            return [];
        }

        var planned = new PlannedOperation(new PrivilegeOperation(to, change));
        return to is DefaultPrivileges || !change.TakesAny ? [planned] :
        [
            planned.Contract().With(HazardKind.BreaksOldCode, $"Code of the version before may need the rights on {to.Id} that are taken away."),
            .. Repeated(to, change, context),
        ];
    }

    // The rights of the owner go over to the new one, who keeps those that it had; so what it has then is not known.
    private static PrivilegeChange OfOtherOwner(SchemaObject from, SchemaObject to)
    {
        var kept = from.Privileges.Where(privilege => privilege.Grantee != to.Owner).ToEquatableArray();
        var isMixed = kept.Count < from.Privileges.Count && kept.Any(static privilege => privilege.Grantee == Privilege.Owner);
        return isMixed
            ? new PrivilegeChange(kept.Where(static privilege => privilege.Grantee != Privilege.Owner).ToEquatableArray(), to.Privileges) { Cleared = EquatableArray.Of(Privilege.Owner) }
            : new PrivilegeChange(kept, to.Privileges);
    }

    // What is revoked from a table is revoked from each of its columns: https://www.postgresql.org/docs/current/sql-revoke.html#SQL-REVOKE-NOTES
    private static IEnumerable<PlannedOperation> Repeated(SchemaObject table, PrivilegeChange change, PlanContext context)
    {
        foreach (var column in context.To.PartsOf(table.Id).Where(static part => part is Column or ViewColumn))
        {
            var had = context.From.Find(column.Id)?.Privileges ?? default;
            var kept = had.SelectMany(old => column.Privileges
                .Where(now => now.Grantee == old.Grantee && now.Right == old.Right).Select(now => now.Form < old.Form ? now : old));
            var lost = kept.Where(change.TakesFromColumn).ToEquatableArray();
            if (!lost.IsEmpty)
            {
                yield return new(new PrivilegeOperation(column, new PrivilegeChange(default, lost)));
            }
        }
    }
}
