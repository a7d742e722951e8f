using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning.Planners;

namespace MigrationKit.Core.Planning;

/// <summary>
/// REPLICA IDENTITY of tables that stay, but for what their indexes say of themselves. It is a change of its own: what else changes of a table comes
/// before its columns, and rows can only be filled before their table loses what tells them apart, or after it has got that.
/// </summary>
internal static class ReplicaIdentityPlans
{
    public static IEnumerable<ChangePlan> Of(PlanContext context) =>
        from change in context.Changes.OfType<AlterObject>()
        where change.From is Table && change.To is Table
        let tables = (From: (Table)change.From, To: (Table)change.To)
        where tables.From.ReplicaIdentity != tables.To.ReplicaIdentity && !IndexSettingPlans.HasReplicaIndex(change.Id, context)
        select new ChangePlan(change.Id, [TableSettingPlans.On(tables.From, tables.To, TableAspect.ReplicaIdentity, LockLevel.AccessExclusive, context)])
        {
            Requires = [change.Id],
        };
}
