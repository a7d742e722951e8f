using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class CheckPlanner : ObjectPlanner<CheckConstraint>
{
    public override ObjectKind Kind => ObjectKind.Check;

    protected override IEnumerable<PlannedOperation> Create(CheckConstraint item, PlanContext context)
    {
        if (context.IsQuiet(item.Table) || !item.IsValidated || !item.IsEnforced)
        {
            var add = new PlannedOperation(new CreateOperation(item, item.IsValidated ? CreateForm.Plain : CreateForm.NotValid));
            return [context.IsNew(item.Table) ? add : add.On(item.Table, LockLevel.AccessExclusive)];
        }

        return
        [
            new PlannedOperation(new CreateOperation(item, CreateForm.NotValid)).On(item.Table, LockLevel.AccessExclusive).Contract(),
            ConstraintPlans.Validate(item).With(HazardKind.DataDependent, $"Fails while a row of {item.Table} breaks {item.Name}: {item.Expression}."),
        ];
    }

    protected override IEnumerable<PlannedOperation> Drop(CheckConstraint item, PlanContext context) => [ConstraintPlans.Drop(item)];

    protected override IEnumerable<PlannedOperation> Alter(CheckConstraint from, CheckConstraint to, PlanContext context) =>
        @from with { IsValidated = true } == to ? [ConstraintPlans.Validate(to)] : base.Alter(from, to, context);
}
