using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class ForeignKeyPlanner : ObjectPlanner<ForeignKey>
{
    // https://www.postgresql.org/docs/18/release-18.html
    private const int NotValidOnPartitionedSince = 18;

    public override ObjectKind Kind => ObjectKind.ForeignKey;

    protected override IEnumerable<PlannedOperation> Create(ForeignKey item, PlanContext context)
    {
        // A table without rows has nothing to validate.
        if (context.IsQuiet(item.Table) || !item.IsValidated || !item.IsEnforced)
        {
            return [Add(item, item.IsValidated ? CreateForm.Plain : CreateForm.NotValid, context)];
        }

        if (context.To.Tree.IsPartitioned(item.Table) && context.Options.PostgresVersion < NotValidOnPartitionedSince)
        {
            return OfPartitions(item, context);
        }

        return [.. AddValidated(item, context)];
    }

    private static IEnumerable<PlannedOperation> AddValidated(ForeignKey item, PlanContext context)
    {
        var orphans = $"Fails while a row of {item.Table} refers to no row of {item.PrincipalTable} ({item.Name}).";
        return
        [
            Add(item, CreateForm.NotValid, context).Contract(),
            ConstraintPlans.Validate(item).With(HazardKind.DataDependent, orphans),
        ];
    }

    // That of the table takes those of its partitions for its own, without a look at the rows.
    private static IEnumerable<PlannedOperation> OfPartitions(ForeignKey item, PlanContext context)
    {
        var leaves = context.DescendantsOf(item.Table).Where(table => !context.To.Tree.IsPartitioned(table)).ToList();
        var add = Add(item, CreateForm.Plain, context);
        return leaves.SelectMany(leaf => AddValidated(item with { Table = leaf }, context))
            .Append(leaves.Count == 0 ? add : add.Contract());
    }

    protected override IEnumerable<PlannedOperation> Drop(ForeignKey item, PlanContext context) =>
        [ConstraintPlans.Drop(item) with { Locked = BothTables(item, static _ => true) }];

    protected override IEnumerable<PlannedOperation> Alter(ForeignKey from, ForeignKey to, PlanContext context)
    {
        // What was not enforced is to be looked through, as when it is new.
        var isEnforcedAnew = to.IsEnforced && !from.IsEnforced;
        var isChanged = from.Deferral != to.Deferral || from.IsEnforced != to.IsEnforced;
        var isValidated = !from.IsValidated && to.IsValidated && to.IsEnforced;
        if (isEnforcedAnew || @from with { Deferral = to.Deferral, IsEnforced = to.IsEnforced, IsValidated = isValidated || from.IsValidated } != to)
        {
            return base.Alter(from, to, context);
        }

        var change = new PlannedOperation(new AlterForeignKeyOperation(from, to)).On(to.Table, LockLevel.AccessExclusive)
            with { Locked = to.IsEnforced ? EquatableArray.Of(to.Table) : BothTables(to, static _ => true) };
        return [.. isChanged ? [change] : Array.Empty<PlannedOperation>(), .. isValidated ? [ConstraintPlans.Validate(to)] : Array.Empty<PlannedOperation>()];
    }

    private static PlannedOperation Add(ForeignKey item, CreateForm form, PlanContext context)
    {
        var locked = BothTables(item, table => !context.IsNew(table));
        return new PlannedOperation(new CreateOperation(item, form)) with
        {
            Lock = locked.IsEmpty ? LockLevel.None : LockLevel.ShareRowExclusive,
            Locked = locked,
        };
    }

    private static EquatableArray<QualifiedName> BothTables(ForeignKey item, Func<QualifiedName, bool> where) =>
        new[] { item.Table, item.PrincipalTable }.Distinct().Where(where).ToEquatableArray();
}
