using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>What constraints of all kinds have in common.</summary>
internal static class ConstraintPlans
{
    public static PlannedOperation Drop(TableObject constraint) =>
        new PlannedOperation(new DropOperation(constraint)).On(constraint.Table, LockLevel.AccessExclusive).Contract();

    /// <summary>A constraint that has an index.</summary>
    public static IEnumerable<PlannedOperation> DropIndexed(IndexedObject constraint, PlanContext context) =>
        [.. IndexSettingPlans.BeforeDrop(constraint, context), Drop(constraint)];

    /// <summary>Commits for itself: in the transaction that added the constraint, the strong lock would be held during the scan.</summary>
    public static PlannedOperation Validate(TableObject constraint) =>
        new PlannedOperation(new ValidateOperation(constraint)).On(constraint.Table, LockLevel.ShareUpdateExclusive).Alone().Contract();

    /// <summary>A key in place of another of its name: the new index is there before the old one goes, so that no duplicate slips in.</summary>
    public static IEnumerable<PlannedOperation> ReplaceKey(IndexedObject from, IndexedObject to, TableIndex index, PlanContext context)
    {
        if (from.Structure == to.Structure)
        {
            return IndexSettingPlans.Change(from, to, context);
        }

        if (context.IsQuiet(to.Table))
        {
            return
            [
                .. DropIndexed(from, context),
                new PlannedOperation(new CreateOperation(to)).On(to.Table, LockLevel.AccessExclusive).Contract(),
                .. IndexSettingPlans.OnReplaced(to, context),
            ];
        }

        if (IsWithoutOverlaps(from) || IsWithoutOverlaps(to))
        {
            return [.. DropIndexed(from, context), .. BuiltUnderLock(to, context)];
        }

        var building = index with { Name = SqlIdentifier.Truncate(index.Name + "_mk_new") };
        return
        [
            IndexPlanner.Build(building, context).Contract().With(HazardKind.DataDependent, $"Fails while {to.Table} has rows that are equal in {to.Name}."),
            .. DropIndexed(from, context),
            new PlannedOperation(new RenameOperation(building.Id, index.Id)).On(to.Table, LockLevel.ShareUpdateExclusive).Contract(),
            new PlannedOperation(new CreateOperation(to, CreateForm.UsingIndex)).On(to.Table, LockLevel.AccessExclusive).Contract(),
            .. IndexSettingPlans.OnReplaced(to, context),
        ];
    }

    /// <summary>A key of an existing table: its index is built while writers go on, then becomes the constraint's.</summary>
    public static IEnumerable<PlannedOperation> Key(IndexedObject constraint, EquatableArray<string> columns, TableIndex index, PlanContext context)
    {
        if (context.IsNew(constraint.Table))
        {
            return [new(new CreateOperation(constraint)), .. IndexSettingPlans.OnNew(constraint, context)];
        }

        if (context.To.Tree.IsPartitioned(constraint.Table))
        {
            return [new PlannedOperation(new CreateOperation(constraint, context.FormOnPartitioned(constraint.Table))).On(constraint.Table, LockLevel.AccessExclusive).Contract(), .. IndexSettingPlans.OnReplaced(constraint, context)];
        }

        if (context.IsQuiet(constraint.Table))
        {
            return [new PlannedOperation(new CreateOperation(constraint)).On(constraint.Table, LockLevel.AccessExclusive), .. IndexSettingPlans.OnNew(constraint, context)];
        }

        if (IsWithoutOverlaps(constraint))
        {
            return BuiltUnderLock(constraint, context);
        }

        return
        [
            IndexPlanner.Build(index, context).Contract().With(
                HazardKind.DataDependent, $"Fails while {constraint.Table} has rows with equal values of ({string.Join(", ", columns)})."),
            new PlannedOperation(new CreateOperation(constraint, CreateForm.UsingIndex)).On(constraint.Table, LockLevel.AccessExclusive).Contract(),
            .. IndexSettingPlans.OnReplaced(constraint, context),
        ];
    }

    private static bool IsWithoutOverlaps(IndexedObject constraint) => constraint is PrimaryKey { IsWithoutOverlaps: true } or UniqueConstraint { IsWithoutOverlaps: true };

    // PostgreSQL takes over no index that was built before where it compares by more than equality.
    private static IEnumerable<PlannedOperation> BuiltUnderLock(IndexedObject constraint, PlanContext context) =>
    [
        new PlannedOperation(new CreateOperation(constraint)).On(constraint.Table, LockLevel.AccessExclusive).Contract()
            .With(HazardKind.DataDependent, $"Fails while rows of {constraint.Table} overlap in {constraint.Name}.")
            .With(HazardKind.LongLock, $"The index of {constraint.Name} is built while nobody can read {constraint.Table}."),
        .. IndexSettingPlans.OnReplaced(constraint, context),
    ];
}
