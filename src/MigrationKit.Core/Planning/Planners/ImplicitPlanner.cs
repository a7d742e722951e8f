using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>Objects that come and go by themselves: all there is to plan of them stands beside them, see <see cref="Belongings"/>.</summary>
internal sealed class ImplicitPlanner(ObjectKind kind) : ObjectPlanner
{
    public override ObjectKind Kind => kind;

    public override IEnumerable<PlannedOperation> Create(SchemaObject item, PlanContext context) => [];

    public override IEnumerable<PlannedOperation> Drop(SchemaObject item, PlanContext context) => [];

    public override IEnumerable<PlannedOperation> Alter(SchemaObject from, SchemaObject to, PlanContext context) => [];
}
