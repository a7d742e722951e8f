using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>What constraints of all kinds have in common.</summary>
internal static class ConstraintPlans
{
    public static PlannedOperation Drop(TableObject constraint) =>
        new PlannedOperation(new DropOperation(constraint)).On(constraint.Table, LockLevel.AccessExclusive).Contract();

    /// <summary>Commits for itself: in the transaction that added the constraint, the strong lock would be held during the scan.</summary>
    public static PlannedOperation Validate(TableObject constraint) =>
        new PlannedOperation(new ValidateOperation(constraint)).On(constraint.Table, LockLevel.ShareUpdateExclusive).Alone().Contract();

    /// <summary>A key of an existing table: its index is built while writers go on, then becomes the constraint's.</summary>
    public static IEnumerable<PlannedOperation> Key(TableObject constraint, EquatableArray<string> columns, TableIndex index, PlanContext context)
    {
        if (context.IsNew(constraint.Table))
        {
            return [new(new CreateOperation(constraint))];
        }

        if (context.IsQuiet(constraint.Table))
        {
            return [new PlannedOperation(new CreateOperation(constraint)).On(constraint.Table, LockLevel.AccessExclusive)];
        }

        return
        [
            IndexPlanner.Build(index, context).Contract().With(
                HazardKind.DataDependent, $"Fails while {constraint.Table} has rows with equal values of ({string.Join(", ", columns)})."),
            new PlannedOperation(new CreateOperation(constraint, CreateForm.UsingIndex)).On(constraint.Table, LockLevel.AccessExclusive).Contract(),
        ];
    }
}
