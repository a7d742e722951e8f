using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>Functions and procedures: another body takes the old one's place, another result or other names of arguments do not.</summary>
internal sealed class RoutinePlanner(ObjectKind kind) : DefinedPlanner(kind)
{
    protected override bool CanReplace(DefinedObject from, DefinedObject to) =>
        RoutineHeader.Parse(from.Definition).CanBecome(RoutineHeader.Parse(to.Definition));
}
