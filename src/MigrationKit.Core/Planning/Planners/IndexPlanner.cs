using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class IndexPlanner : ObjectPlanner<TableIndex>
{
    public override ObjectKind Kind => ObjectKind.Index;

    /// <summary>Whether an index, or a constraint with one, is dropped and created again because those of partitions hang on it, or it hangs on one itself.</summary>
    public static bool IsReplacedWithParts(IndexedObject from, IndexedObject to, DatabaseSchema schema) => from.PartOf is null
        ? schema.Tree.IsPartitioned(from.Table) && from.Structure != to.Structure
        : from.PartOf != to.PartOf || from.Structure != to.Structure;

    public static PlannedOperation Build(TableIndex item, PlanContext context)
    {
        if (context.IsNew(item.Table))
        {
            return new(new CreateOperation(item));
        }

        // The server has no CONCURRENTLY for it. Alone it is no work: its partitions build theirs, which are attached then.
        if (context.To.Tree.IsPartitioned(item.Table))
        {
            return new PlannedOperation(new CreateOperation(item, context.FormOnPartitioned(item.Table))).On(item.Table, LockLevel.Share);
        }

        return context.Options.Online
            ? new PlannedOperation(new CreateOperation(item, CreateForm.Concurrently)).On(item.Table, LockLevel.ShareUpdateExclusive).OutsideTransaction()
            : new PlannedOperation(new CreateOperation(item)).On(item.Table, LockLevel.Share);
    }

    protected override IEnumerable<PlannedOperation> Create(TableIndex item, PlanContext context)
    {
        var build = Build(item, context);
        build = item.IsUnique && !context.IsNew(item.Table) ? build.Contract().With(HazardKind.DataDependent, Duplicates(item)) : build;
        return [build, .. IndexSettingPlans.OnNew(item, context).Select(planned => planned with { Phase = build.Phase })];
    }

    protected override IEnumerable<PlannedOperation> Drop(TableIndex item, PlanContext context) =>
    [
        .. IndexSettingPlans.BeforeDrop(item, context),
        context.Options.Online && !context.From.Tree.IsPartitioned(item.Table)
            ? new PlannedOperation(new DropOperation(item, Concurrently: true)).On(item.Table, LockLevel.ShareUpdateExclusive).OutsideTransaction().Contract()
            : new PlannedOperation(new DropOperation(item)).On(item.Table, LockLevel.AccessExclusive).Contract(),
    ];

    // The new index is there before the old one goes, so that no query is without.
    protected override IEnumerable<PlannedOperation> Alter(TableIndex from, TableIndex to, PlanContext context)
    {
        if (!from.IsValid || !to.IsValid)
        {
            // No query misses an index that never was in use; and none is made to be of no use.
            return to.IsValid ? [.. Drop(from, context), .. Create(to, context)] : [];
        }

        if (from.Structure == to.Structure)
        {
            return IndexSettingPlans.Change(from, to, context);
        }

        var building = (TableIndex)to.Structure with { Name = SqlIdentifier.Truncate(to.Name + "_mk_new"), Parameters = to.Parameters, Tablespace = to.Tablespace };
        var rename = new PlannedOperation(new RenameOperation(building.Id, to.Id)).On(to.Table, LockLevel.ShareUpdateExclusive).Contract();
        return [.. Create(building, context), .. Drop(from, context), rename, .. IndexSettingPlans.OnReplaced(to, context)];
    }

    private static string Duplicates(TableIndex item) => $"Fails while {item.Table} has rows that are equal in {item.Name}.";
}
