using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>Rights on objects are given and taken in place, without a lock that anybody notices.</summary>
internal static class Rights
{
    public static IEnumerable<PlannedOperation> Change(SchemaObject from, SchemaObject to, PlanContext context)
    {
        var isNew = context.IsCreated(to.Id) && !to.IsImplicit;
        var change = isNew ? OfNew(to, context) : new PrivilegeChange(from.Privileges, to.Privileges);
        if (change.IsEmpty)
        {
            yield break;
        }

        var planned = new PlannedOperation(new PrivilegeOperation(to, change));
        yield return isNew || to is DefaultPrivileges || !change.TakesAny
            ? planned
            : planned.Contract().With(HazardKind.BreaksOldCode, $"Code of the version before may need the rights on {to.Id} that are taken away.");
        foreach (var again in Repeated(to, change, context))
        {
            yield return again;
        }
    }

    // Whoever makes an object gives it the default privileges for what that role makes. Which role it will be nobody knows.
    private static PrivilegeChange OfNew(SchemaObject item, PlanContext context)
    {
        var given = context.From.All<DefaultPrivileges>().Concat(context.To.All<DefaultPrivileges>()).Where(defaults => defaults.Covers(item.Id))
            .SelectMany(static defaults => defaults.Privileges).Distinct().ToList();
        var revoked = given.Where(static privilege => privilege.Form == PrivilegeForm.Revoked);
        return new PrivilegeChange(Privilege.Sorted(revoked), item.Privileges)
        {
            Cleared = given.Where(privilege => privilege.Form != PrivilegeForm.Revoked && !item.Privileges.Contains(privilege))
                .Select(static privilege => privilege.Grantee).Distinct().ToEquatableArray(),
        };
    }

    // What is revoked from a table is revoked from each of its columns: https://www.postgresql.org/docs/current/sql-revoke.html#SQL-REVOKE-NOTES
    private static IEnumerable<PlannedOperation> Repeated(SchemaObject table, PrivilegeChange change, PlanContext context)
    {
        foreach (var column in context.To.PartsOf(table.Id).OfType<Column>())
        {
            var had = context.From.Find(column.Id)?.Privileges ?? default;
            var lost = had.Intersect(column.Privileges).Where(privilege => change.Takes(privilege)).ToEquatableArray();
            if (!lost.IsEmpty)
            {
                yield return new PlannedOperation(new PrivilegeOperation(column, new PrivilegeChange(default, lost)));
            }
        }
    }
}
