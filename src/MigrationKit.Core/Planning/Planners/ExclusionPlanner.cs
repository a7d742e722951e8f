using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>Exclusion constraints: PostgreSQL builds their index under the lock, and cannot take over one that was built before.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT-USING-INDEX</remarks>
internal sealed class ExclusionPlanner : ObjectPlanner<ExclusionConstraint>
{
    public override ObjectKind Kind => ObjectKind.Exclusion;

    protected override IEnumerable<PlannedOperation> Create(ExclusionConstraint item, PlanContext context)
    {
        var add = context.Locking(new(new CreateOperation(item, context.FormOnPartitioned(item.Table))), item.Table, LockLevel.AccessExclusive);
        add = context.IsNew(item.Table) ? add : add.Contract()
            .With(HazardKind.DataDependent, $"Fails while rows of {item.Table} conflict with one another in {item.Name}.");
        add = context.IsQuiet(item.Table) ? add : add
            .With(HazardKind.LongLock, $"The index of {item.Name} is built while nobody can read {item.Table}.");
        return [add, .. IndexSettingPlans.OnNew(item, context)];
    }

    protected override IEnumerable<PlannedOperation> Drop(ExclusionConstraint item, PlanContext context) => ConstraintPlans.DropIndexed(item, context);

    protected override IEnumerable<PlannedOperation> Alter(ExclusionConstraint from, ExclusionConstraint to, PlanContext context) =>
        from.Structure == to.Structure ? IndexSettingPlans.Change(from, to, context) : base.Alter(from, to, context);
}
