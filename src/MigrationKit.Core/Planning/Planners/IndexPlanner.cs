using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class IndexPlanner : ObjectPlanner<TableIndex>
{
    public override ObjectKind Kind => ObjectKind.Index;

    public static PlannedOperation Build(TableIndex item, PlanContext context)
    {
        if (context.IsNew(item.Table))
        {
            return new(new CreateOperation(item));
        }

        return context.Options.Online
            ? new PlannedOperation(new CreateOperation(item, CreateForm.Concurrently)).On(item.Table, LockLevel.ShareUpdateExclusive).OutsideTransaction()
            : new PlannedOperation(new CreateOperation(item)).On(item.Table, LockLevel.Share);
    }

    protected override IEnumerable<PlannedOperation> Create(TableIndex item, PlanContext context)
    {
        var build = Build(item, context);
        return [item.IsUnique && !context.IsNew(item.Table) ? build.Contract().With(HazardKind.DataDependent, Duplicates(item)) : build];
    }

    protected override IEnumerable<PlannedOperation> Drop(TableIndex item, PlanContext context) =>
    [
        context.Options.Online
            ? new PlannedOperation(new DropOperation(item, Concurrently: true)).On(item.Table, LockLevel.ShareUpdateExclusive).OutsideTransaction().Contract()
            : new PlannedOperation(new DropOperation(item)).On(item.Table, LockLevel.AccessExclusive).Contract(),
    ];

    // The new index is there before the old one goes, so that no query is without.
    protected override IEnumerable<PlannedOperation> Alter(TableIndex from, TableIndex to, PlanContext context)
    {
        var building = to with { Name = SqlIdentifier.Truncate(to.Name + "_mk_new") };
        var rename = new PlannedOperation(new RenameOperation(building.Id, to.Id)).On(to.Table, LockLevel.ShareUpdateExclusive).Contract();
        return [.. Create(building, context), .. Drop(from, context), rename];
    }

    private static string Duplicates(TableIndex item) => $"Fails while {item.Table} has rows that are equal in {item.Name}.";
}
