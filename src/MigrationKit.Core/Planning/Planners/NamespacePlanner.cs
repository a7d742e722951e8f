using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class NamespacePlanner : ObjectPlanner<Namespace>
{
    public override ObjectKind Kind => ObjectKind.Schema;

    protected override IEnumerable<PlannedOperation> Create(Namespace item, PlanContext context) => [new(new CreateOperation(item))];

    protected override IEnumerable<PlannedOperation> Drop(Namespace item, PlanContext context) => [new PlannedOperation(new DropOperation(item)).Contract()];
}
