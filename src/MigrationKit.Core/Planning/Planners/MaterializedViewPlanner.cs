using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class MaterializedViewPlanner() : DefinedPlanner(ObjectKind.MaterializedView)
{
    // Storage parameters, and comments on columns: https://www.postgresql.org/docs/current/sql-altermaterializedview.html
    protected override LockLevel ParentLock => LockLevel.ShareUpdateExclusive;

    // SET ACCESS METHOD came with 15, and writes all of it anew too.
    protected override bool CanAlter(Clause? from, Clause? to) => (to ?? from)?.Name != ClauseNames.AccessMethod;

    protected override IEnumerable<PlannedOperation> Create(DefinedObject item, PlanContext context) => base.Create(item, context)
        .Select(planned => context.From.Contains(item.Id) && !item.Shape.Value.Contains(DefinedObject.Unpopulated)
            ? planned.With(HazardKind.LongLock, $"{item.Id} is made anew: its query runs while nobody can read it.")
            : planned);
}
