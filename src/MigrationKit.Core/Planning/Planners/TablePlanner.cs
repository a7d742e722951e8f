using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class TablePlanner : ObjectPlanner<Table>
{
    public override ObjectKind Kind => ObjectKind.Table;

    /// <summary>Parts that are written inside CREATE TABLE; the others need what may not exist yet.</summary>
    public static bool IsInline(ObjectKind kind) => kind is ObjectKind.Column or ObjectKind.PrimaryKey or ObjectKind.Unique or ObjectKind.Check;

    protected override IEnumerable<PlannedOperation> Create(Table item, PlanContext context)
    {
        var parts = context.To.ColumnsOf(item.Id).Concat(context.To.PartsOf(item.Id)
            .Where(static part => part is not Column && IsInline(part.Id.Kind)).Cast<TableObject>()).ToList();
        return [new(new CreateTableOperation(item, parts.ToEquatableArray())), .. Comments.On(parts, isNew: true)];
    }

    protected override IEnumerable<PlannedOperation> Drop(Table item, PlanContext context) =>
    [
        new PlannedOperation(new DropOperation(item)).On(item.Name, LockLevel.AccessExclusive).Contract().Lossy()
            .With(HazardKind.DataLoss, $"Dropping {item.Id} deletes its rows."),
    ];

    protected override IEnumerable<PlannedOperation> Alter(Table from, Table to, PlanContext context) => [];
}
