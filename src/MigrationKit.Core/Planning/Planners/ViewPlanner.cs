using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class ViewPlanner() : DefinedPlanner(ObjectKind.View)
{
    // Columns may be added at the end: https://www.postgresql.org/docs/current/sql-createview.html
    protected override bool CanReplace(DefinedObject from, DefinedObject to) =>
        !from.Shape.Value.IsEmpty && from.Shape.Value.SequenceEqual(to.Shape.Value.Take(from.Shape.Value.Count));
}
