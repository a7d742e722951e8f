using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>Rights on objects are given and taken in place, without a lock that anybody notices.</summary>
internal static class Rights
{
    public static IEnumerable<PlannedOperation> Change(SchemaObject from, SchemaObject to, PlanContext context)
    {
        if (from.Privileges == to.Privileges)
        {
            yield break;
        }

        var change = new PrivilegeChange(from.Privileges, to.Privileges);
        var planned = new PlannedOperation(new PrivilegeOperation(to, change));
        yield return (context.IsCreated(to.Id) && !to.IsImplicit) || !change.TakesAny
            ? planned
            : planned.Contract().With(HazardKind.BreaksOldCode, $"Code of the version before may need the rights on {to.Id} that are taken away.");
        foreach (var again in Repeated(to, change, context))
        {
            yield return again;
        }
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
