using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class PrimaryKeyPlanner : ObjectPlanner<PrimaryKey>
{
    public override ObjectKind Kind => ObjectKind.PrimaryKey;

    protected override IEnumerable<PlannedOperation> Create(PrimaryKey item, PlanContext context) => ConstraintPlans.Key(item, item.Columns, IndexOf(item), context);

    protected override IEnumerable<PlannedOperation> Drop(PrimaryKey item, PlanContext context) => ConstraintPlans.DropIndexed(item, context);

    protected override IEnumerable<PlannedOperation> Alter(PrimaryKey from, PrimaryKey to, PlanContext context) =>
        ConstraintPlans.ReplaceKey(from, to, IndexOf(to), context);

    /// <summary>The index that the key takes over where it was built before.</summary>
    public static TableIndex IndexOf(PrimaryKey key) => new()
    {
        Table = key.Table,
        Name = key.Name,
        IsUnique = true,
        Keys = key.Columns.Select(static column => new IndexKey { Column = column }).ToEquatableArray(),
        Include = key.Include,
        Parameters = key.Parameters,
        Tablespace = key.Tablespace,
    };
}
