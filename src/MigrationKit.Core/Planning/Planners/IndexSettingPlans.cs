using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>What of an index, a constraint's too, changes while it stays: parameters, place, statistics, and the marks that its table gives to one index.</summary>
internal static class IndexSettingPlans
{
    /// <summary>What the statement that makes the index cannot say.</summary>
    public static IEnumerable<PlannedOperation> OnNew(IndexedObject item, PlanContext context) =>
        Change(item.Structure with { Parameters = item.Parameters, Tablespace = item.Tablespace }, item, context);

    /// <summary>The same after steps that old code does not survive.</summary>
    public static IEnumerable<PlannedOperation> OnReplaced(IndexedObject item, PlanContext context) =>
        OnNew(item, context).Select(static planned => planned.Contract());

    public static IEnumerable<PlannedOperation> Change(IndexedObject from, IndexedObject to, PlanContext context)
    {
        if (from.Parameters != to.Parameters)
        {
            yield return new(new AlterIndexOperation(from, to, IndexAspect.Parameters));
        }

        if (to.PartOf is not null && from.PartOf != to.PartOf)
        {
            // Queries of the partition use its index, which is locked for a moment.
            yield return context.Locking(new(new AttachIndexOperation(to)), to.Table, LockLevel.AccessExclusive);
        }

        if (from.Tablespace != to.Tablespace)
        {
            yield return context.Locking(new(new AlterIndexOperation(from, to, IndexAspect.Tablespace)), to.Table, LockLevel.AccessExclusive)
                .With(HazardKind.LongLock, $"Moving {to.Id} to another tablespace copies it while no query of {to.Table} can be planned.");
        }

        if (from is TableIndex { Keys: var old } && to is TableIndex { Keys: var keys } && old.Zip(keys, static (one, other) => one.Statistics != other.Statistics).Any(static differs => differs))
        {
            yield return new(new AlterIndexOperation(from, to, IndexAspect.Statistics));
        }

        if (from.IndexComment != to.IndexComment)
        {
            yield return new(new AlterIndexOperation(from, to, IndexAspect.Comment));
        }

        if (from.IsClustered != to.IsClustered && (to.IsClustered || !Others(to, context).Any(static other => other.IsClustered)))
        {
            yield return context.Locking(new(new AlterIndexOperation(from, to, IndexAspect.Clustered)), to.Table, LockLevel.ShareUpdateExclusive);
        }

        if (from.IsReplicaIdentity != to.IsReplicaIdentity)
        {
            foreach (var planned in to.IsReplicaIdentity
                ? [context.Locking(new(new AlterIndexOperation(from, to, IndexAspect.ReplicaIdentity)), to.Table, LockLevel.AccessExclusive)]
                : WithoutReplicaIdentity(from, context))
            {
                yield return planned;
            }
        }
    }

    /// <summary>A table whose replica identity was dropped would have none at all.</summary>
    public static IEnumerable<PlannedOperation> BeforeDrop(IndexedObject item, PlanContext context) =>
        item.IsReplicaIdentity ? WithoutReplicaIdentity(item, context) : [];

    /// <summary>Whether one of the table's indexes is its replica identity in the end.</summary>
    public static bool HasReplicaIndex(ObjectId table, PlanContext context) =>
        context.To.PartsOf(table).OfType<IndexedObject>().Any(static item => item.IsReplicaIdentity);

    private static IEnumerable<PlannedOperation> WithoutReplicaIdentity(IndexedObject item, PlanContext context)
    {
        var table = ObjectId.Of(ObjectKind.Table, item.Table);

        // Another index that takes over says so itself, and so does the table where it takes something else.
        if (context.To.Find(table) is Table to && context.From.Find(table) is Table from && from.ReplicaIdentity == to.ReplicaIdentity && !HasReplicaIndex(table, context))
        {
            yield return new PlannedOperation(new AlterTableOperation(from, to, TableAspect.ReplicaIdentity)).On(item.Table, LockLevel.AccessExclusive);
        }
    }

    private static IEnumerable<IndexedObject> Others(IndexedObject item, PlanContext context) =>
        context.To.PartsOf(ObjectId.Of(ObjectKind.Table, item.Table)).OfType<IndexedObject>().Where(other => other.Id != item.Id);
}
