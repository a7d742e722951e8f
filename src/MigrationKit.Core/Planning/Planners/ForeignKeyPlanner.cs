using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class ForeignKeyPlanner : ObjectPlanner<ForeignKey>
{
    public override ObjectKind Kind => ObjectKind.ForeignKey;

    protected override IEnumerable<PlannedOperation> Create(ForeignKey item, PlanContext context)
    {
        // A table without rows has nothing to validate.
        if (context.IsQuiet(item.Table) || !item.IsValidated)
        {
            return [Add(item, item.IsValidated ? CreateForm.Plain : CreateForm.NotValid, context)];
        }

        var orphans = $"Fails while a row of {item.Table} refers to no row of {item.PrincipalTable} ({item.Name}).";
        return
        [
            Add(item, CreateForm.NotValid, context).Contract(),
            ConstraintPlans.Validate(item).With(HazardKind.DataDependent, orphans),
        ];
    }

    protected override IEnumerable<PlannedOperation> Drop(ForeignKey item, PlanContext context) =>
        [ConstraintPlans.Drop(item) with { Locked = BothTables(item, static _ => true) }];

    protected override IEnumerable<PlannedOperation> Alter(ForeignKey from, ForeignKey to, PlanContext context) =>
        @from with { IsValidated = true } == to ? [ConstraintPlans.Validate(to)] : base.Alter(from, to, context);

    private static PlannedOperation Add(ForeignKey item, CreateForm form, PlanContext context)
    {
        var locked = BothTables(item, table => !context.IsNew(table));
        return new PlannedOperation(new CreateOperation(item, form)) with
        {
            Lock = locked.IsEmpty ? LockLevel.None : LockLevel.ShareRowExclusive,
            Locked = locked,
        };
    }

    private static EquatableArray<QualifiedName> BothTables(ForeignKey item, Func<QualifiedName, bool> where) =>
        new[] { item.Table, item.PrincipalTable }.Distinct().Where(where).ToEquatableArray();
}
