using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class RulePlanner() : DefinedPlanner(ObjectKind.Rule)
{
    protected override bool CanReplace(DefinedObject from, DefinedObject to) => true;
}
