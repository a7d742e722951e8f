using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class TriggerPlanner() : DefinedPlanner(ObjectKind.Trigger)
{
    private const int ReplaceSince = 14;

    protected override LockLevel ParentLock => LockLevel.ShareRowExclusive;

    protected override bool CanReplace(DefinedObject from, DefinedObject to) => true;

    protected override IEnumerable<PlannedOperation> Alter(DefinedObject from, DefinedObject to, PlanContext context) =>
        from.Definition != to.Definition && !HasReplace(from, to, context)
            ? [.. Drop(from, context), .. Create(to, context).Select(static planned => planned.Contract())]
            : base.Alter(from, to, context);

    // It fires as any other again: https://www.postgresql.org/docs/current/sql-createtrigger.html
    protected override DefinedObject Replaced(DefinedObject from, DefinedObject to) => to with { Clauses = default };

    protected override bool CanAlter(Clause? from, Clause? to) => (to ?? from)?.Name != ClauseNames.Constraint;

    // Nothing hangs on a trigger: where it cannot be replaced, it goes and comes back in one step.
    private static bool HasReplace(DefinedObject from, DefinedObject to, PlanContext context) =>
        context.Options.PostgresVersion >= ReplaceSince && from.Clause(ClauseNames.Constraint) is null && to.Clause(ClauseNames.Constraint) is null;
}
