using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class UniquePlanner : ObjectPlanner<UniqueConstraint>
{
    public override ObjectKind Kind => ObjectKind.Unique;

    protected override IEnumerable<PlannedOperation> Create(UniqueConstraint item, PlanContext context) =>
        ConstraintPlans.Key(item, item.Columns, IndexOf(item), context);

    protected override IEnumerable<PlannedOperation> Drop(UniqueConstraint item, PlanContext context) => ConstraintPlans.DropIndexed(item, context);

    protected override IEnumerable<PlannedOperation> Alter(UniqueConstraint from, UniqueConstraint to, PlanContext context) =>
        ConstraintPlans.ReplaceKey(from, to, IndexOf(to), context);

    private static TableIndex IndexOf(UniqueConstraint unique) => new()
    {
        Table = unique.Table,
        Name = unique.Name,
        IsUnique = true,
        NullsNotDistinct = unique.NullsNotDistinct,
        Keys = unique.Columns.Select(static column => new IndexKey { Column = column }).ToEquatableArray(),
        Include = unique.Include,
        Parameters = unique.Parameters,
        Tablespace = unique.Tablespace,
    };
}
