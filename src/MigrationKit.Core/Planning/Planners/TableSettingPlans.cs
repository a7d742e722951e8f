using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>What a table is beside its parts, and what it costs to change it.</summary>
internal static class TableSettingPlans
{
    /// <summary>What CREATE TABLE cannot say.</summary>
    public static IEnumerable<PlannedOperation> OnNew(Table table, PlanContext context)
    {
        var plain = table with { OfType = null, ReplicaIdentity = ReplicaIdentity.Default, HasRowSecurity = false, ForcesRowSecurity = false };
        var identity = table.ReplicaIdentity == ReplicaIdentity.Default || IndexSettingPlans.HasReplicaIndex(table.Id, context)
            ? []
            : new[] { On(plain, table, TableAspect.ReplicaIdentity, LockLevel.AccessExclusive, context) };
        return Change(plain, table, context).Concat(identity);
    }

    /// <summary>What changes of a table that stays, but for its replica identity: see <see cref="ReplicaIdentityPlans"/>.</summary>
    public static IEnumerable<PlannedOperation> Change(Table from, Table to, PlanContext context)
    {
        if (from.Parameters != to.Parameters)
        {
            yield return On(from, to, TableAspect.Parameters, LockLevel.ShareUpdateExclusive, context);
        }

        if (from.AccessMethod != to.AccessMethod)
        {
            yield return Rewriting(from, to, TableAspect.AccessMethod, "Another access method", context);
        }

        if (from.Tablespace != to.Tablespace)
        {
            yield return Rewriting(from, to, TableAspect.Tablespace, "Another tablespace", context);
        }

        if (from.IsUnlogged != to.IsUnlogged)
        {
            yield return Rewriting(from, to, TableAspect.Persistence, to.IsUnlogged ? "Becoming UNLOGGED" : "Becoming LOGGED", context);
        }

        if (from.Foreign is { } old && to.Foreign is { } now && old.Options != now.Options)
        {
            yield return context.Locking(new(new AlterForeignOptionsOperation(to, old.Options, now.Options)), to.Name, LockLevel.AccessExclusive);
        }

        foreach (var aspect in Catalogued(from, to, context))
        {
            yield return On(from, to, aspect, LockLevel.AccessExclusive, context);
        }
    }

    private static IEnumerable<TableAspect> Catalogued(Table from, Table to, PlanContext context)
    {
        if (from.OfType != to.OfType)
        {
            yield return TableAspect.Type;
        }

        if (from.HasRowSecurity != to.HasRowSecurity)
        {
            yield return TableAspect.RowSecurity;
        }

        if (from.ForcesRowSecurity != to.ForcesRowSecurity)
        {
            yield return TableAspect.ForcedRowSecurity;
        }
    }

    private static PlannedOperation Rewriting(Table from, Table to, TableAspect aspect, string what, PlanContext context) =>
        On(from, to, aspect, LockLevel.AccessExclusive, context).With(HazardKind.TableRewrite, $"{what} writes the whole of {to.Name} anew.");

    public static PlannedOperation On(Table from, Table to, TableAspect aspect, LockLevel level, PlanContext context) =>
        context.Locking(new(new AlterTableOperation(from, to, aspect)), to.Name, level);
}
