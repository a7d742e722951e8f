using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class ExtensionPlanner : ObjectPlanner<Extension>
{
    public override ObjectKind Kind => ObjectKind.Extension;

    protected override IEnumerable<PlannedOperation> Create(Extension item, PlanContext context) => [new(new CreateOperation(item))];

    protected override IEnumerable<PlannedOperation> Drop(Extension item, PlanContext context) =>
    [
        new PlannedOperation(new DropOperation(item)).Contract()
            .With(HazardKind.BreaksOldCode, $"Dropping extension {item.Name} takes its types and functions away."),
    ];

    protected override IEnumerable<PlannedOperation> Alter(Extension from, Extension to, PlanContext context)
    {
        if (from.Schema != to.Schema)
        {
            yield return new PlannedOperation(new MoveExtensionOperation(from, to)).Cutover()
                .With(HazardKind.BreaksOldCode, $"Extension {to.Name} moves from schema {from.Schema} to {to.Schema}.");
        }

        if (to.Version is not null && from.Version != to.Version)
        {
            yield return new(new UpdateExtensionOperation(to));
        }
    }
}
