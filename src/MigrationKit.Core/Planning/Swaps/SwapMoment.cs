using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning.Planners;

namespace MigrationKit.Core.Planning.Swaps;

/// <summary>The moment in which the second column takes the place of the first: nothing in it looks at rows.</summary>
internal sealed class SwapMoment(
    ColumnSwap swap, DatabaseSchema before, DatabaseSchema after, IReadOnlyList<TableObject> parts, IReadOnlyList<TableObject> kept, PlannerOptions options)
{
    // All of it is one transaction.
    private readonly PlannerOptions _offline = options with { Online = false };

    private readonly IReadOnlyList<SchemaObject> _dependents = SwapObstacle.Dependents(swap.From, swap.To, before, after);

    private PlanContext Context => new(before, after, [], _offline);

    public IEnumerable<PlannedOperation> All() =>
    [
        .. MigrationPlanner.Ordered(new PlanContext(before, Without(before), _dependents.Select(static item => new DropObject(item)).ToList(), _offline)),
        Locked(new UnfollowColumnOperation(swap)),
        .. parts.OrderByDescending(static part => part.Id).SelectMany(part => ObjectPlanner.Of(part.Id.Kind).Drop(part, Context)),
        Locked(new RenameOperation(swap.From.Id, swap.Retired.Id)),
        Locked(new RenameOperation(swap.Building.Id, swap.To.Id)),
        .. Values(),
        .. kept.OrderBy(static part => part.Id).SelectMany(Renamed),
        .. MigrationPlanner.Ordered(new PlanContext(Without(after), after, _dependents.Select(item => new CreateObject(after.Find(item.Id)!)).ToList(), _offline)),
    ];

    /// <summary>That it is required, its default, and its numbers.</summary>
    private IEnumerable<PlannedOperation> Values()
    {
        var (retired, bare) = (swap.Retired, swap.To with { IsNullable = true, Default = null, Identity = null });
        if (retired.Default is not null)
        {
            yield return ColumnPlanner.Change(retired, retired with { Default = null }, ColumnAspect.Default);
        }

        if (swap.To.Identity is not null)
        {
            yield return Locked(new MoveIdentityOperation(retired, swap.To));
            foreach (var planned in Belongings.OfSequence(swap.To, Context))
            {
                yield return planned;
            }
        }
        else if (!swap.To.IsNullable)
        {
            yield return ColumnPlanner.Change(retired, retired with { IsNullable = true }, ColumnAspect.NotNull);
            yield return ColumnPlanner.Change(bare, swap.To, ColumnAspect.NotNull);
        }

        if (!swap.To.IsNullable)
        {
            yield return ConstraintPlans.Drop(swap.Proof);
        }

        if (swap.To.Default is not null)
        {
            yield return ColumnPlanner.Change(bare, swap.To, ColumnAspect.Default);
        }

        foreach (var sequence in after.All<Sequence>().Where(sequence => sequence.OwnedBy == swap.To.Id))
        {
            yield return Locked(new OwnSequenceOperation(sequence));
        }
    }

    private IEnumerable<PlannedOperation> Renamed(TableObject part)
    {
        var copy = swap.Copy(part);
        yield return Locked(new RenameOperation(copy.Id, copy.Id with { Name = part.Name }));
        if (part is PrimaryKey key)
        {
            yield return Locked(new CreateOperation(key, CreateForm.UsingIndex));
            foreach (var planned in IndexSettingPlans.OnNew(key, Context).Concat(Belongings.Of(key, Context)))
            {
                yield return planned;
            }
        }
        else if (part is IndexedObject index)
        {
            foreach (var planned in IndexSettingPlans.Change(index with { IsClustered = false, IsReplicaIdentity = false }, index, Context))
            {
                yield return planned;
            }
        }
    }

    private PlannedOperation Locked(Operation operation) => new PlannedOperation(operation).On(swap.To.Table, LockLevel.AccessExclusive);

    private DatabaseSchema Without(DatabaseSchema schema)
    {
        var objects = schema.ToDictionary();
        foreach (var item in _dependents)
        {
            objects.Remove(item.Id);
        }

        return DatabaseSchema.FromDictionary(objects);
    }
}
