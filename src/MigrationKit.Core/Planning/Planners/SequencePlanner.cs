using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class SequencePlanner : ObjectPlanner<Sequence>
{
    public override ObjectKind Kind => ObjectKind.Sequence;

    // OWNED BY is an operation of its own, planned for the owner: see OwnershipPlans.
    protected override IEnumerable<PlannedOperation> Create(Sequence item, PlanContext context)
    {
        var unowned = item with { OwnedBy = null };
        return SerialPlans.PredecessorOf(item, context) is { } column
            ? [new PlannedOperation(new SucceedIdentityOperation(unowned, column)).On(column.Table, LockLevel.AccessExclusive).Contract()]
            : [new(new CreateOperation(unowned))];
    }

    protected override IEnumerable<PlannedOperation> Drop(Sequence item, PlanContext context)
    {
        var drop = new PlannedOperation(new DropOperation(item)).Contract();
        return [SerialPlans.HasSuccessor(item, context)
            ? drop
            : drop.Lossy().With(HazardKind.DataLoss, $"Dropping {item.Id} forgets the numbers it has given out.")];
    }

    protected override IEnumerable<PlannedOperation> Alter(Sequence from, Sequence to, PlanContext context)
    {
        if (@from with { OwnedBy = null } == to with { OwnedBy = null })
        {
            return [];
        }

        var alter = new PlannedOperation(new AlterSequenceOperation(from, to));
        var isNarrower = from.DataType != to.DataType || from.Options.MinValue != to.Options.MinValue || from.Options.MaxValue != to.Options.MaxValue;
        return [isNarrower ? alter.With(HazardKind.DataDependent, $"Fails while {to.Id} stands outside of its new bounds.") : alter];
    }
}
