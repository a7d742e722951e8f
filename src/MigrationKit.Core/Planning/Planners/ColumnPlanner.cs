using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class ColumnPlanner : ObjectPlanner<Column>
{
    public override ObjectKind Kind => ObjectKind.Column;

    protected override IEnumerable<PlannedOperation> Create(Column item, PlanContext context)
    {
        if (item.Default is { } expression && !context.IsQuiet(item.Table) && DefaultVolatility.IsVolatile(expression))
        {
            return [.. AddThenBackfill(item, context), .. ColumnSettingPlans.OnNew(item, context)];
        }

        var add = new PlannedOperation(new CreateOperation(item)).On(item.Table, LockLevel.AccessExclusive);
        if (item.Identity is not null || item.Generated is { Stored: true })
        {
            add = add.With(HazardKind.TableRewrite, $"Adding {item.Id} writes the whole of {item.Table} anew.");
        }

        add = IsRequiredOfAll(item)
            ? add.With(HazardKind.RequiredWithoutDefault, $"{item.Id} is required and has no default: adding it fails on a table that has rows.")
            : add;
        return [add, .. ColumnSettingPlans.OnNew(item, context)];
    }

    protected override IEnumerable<PlannedOperation> Drop(Column item, PlanContext context)
    {
        var isOnly = !new InheritedColumns(context).DropsHeirs(item.Id);
        var drop = new PlannedOperation(new DropOperation(item, Only: isOnly)).On(item.Table, LockLevel.AccessExclusive).Contract();
        return [item.Generated is not null ? drop : drop.Lossy().With(HazardKind.DataLoss, $"Dropping {item.Id} deletes its values.")];
    }

    protected override IEnumerable<PlannedOperation> Alter(Column from, Column to, PlanContext context)
    {
        if (from.Identity is not null && to.Identity is null)
        {
            yield return Change(from, to, ColumnAspect.Identity).Contract();
        }

        if (from.Generated is not null && to.Generated is null)
        {
            yield return Change(from, to, ColumnAspect.Generated);
        }

        if (from.Type != to.Type || from.Collation != to.Collation)
        {
            yield return ChangeType(from, to, context);
        }
        else if (from.Default != to.Default)
        {
            yield return Change(from, to, ColumnAspect.Default, isOnly: !new InheritedColumns(context).SharesDefault(to));
        }

        foreach (var planned in from.IsNullable == to.IsNullable ? [] : ChangeNullability(from, to, context))
        {
            yield return planned;
        }

        if (to.Identity is not null && from.Identity != to.Identity)
        {
            yield return Change(from, to, ColumnAspect.Identity);
        }

        if (from.ForeignOptions != to.ForeignOptions)
        {
            yield return new PlannedOperation(new AlterForeignOptionsOperation(to, from.ForeignOptions, to.ForeignOptions)).On(to.Table, LockLevel.AccessExclusive);
        }

        foreach (var planned in ColumnSettingPlans.Change(from, to, context))
        {
            yield return planned;
        }
    }

    // Some generated columns the server can turn into another one, the rest it makes anew.
    public override bool IsRebuilt(SchemaObject from, SchemaObject to) => IsRebuilt(((Column)from).Generated, ((Column)to).Generated);

    private static bool IsRebuilt(GeneratedExpression? from, GeneratedExpression? to) => from != to && (to is not null || from is { Stored: false });

    private static bool IsRequiredOfAll(Column item) =>
        !item.IsNullable && item.Default is null && item.Identity is null && item.Generated is null;

    private static IEnumerable<PlannedOperation> AddThenBackfill(Column item, PlanContext context)
    {
        var bare = item with { Default = null, IsNullable = true };
        yield return new PlannedOperation(new CreateOperation(bare)).On(item.Table, LockLevel.AccessExclusive);
        yield return Change(bare, item with { IsNullable = true }, ColumnAspect.Default);
        foreach (var planned in Backfill(item, context))
        {
            yield return planned;
        }

        foreach (var planned in item.IsNullable ? [] : Require(item with { IsNullable = true }, item))
        {
            yield return planned with { Phase = MigrationPhase.Expand, Hazards = EquatableArray<Hazard>.Empty };
        }
    }

    // One by one: the place of a row is no place in another table.
    private static IEnumerable<PlannedOperation> Backfill(Column item, PlanContext context)
    {
        var heirs = context.DescendantsOf(item.Table).ToList();
        return heirs.Prepend(item.Table)
            .Where(table => context.To.Find(ObjectId.Of(ObjectKind.Table, table)) is Table { PartitionBy: null })
            .Select(table => new PlannedOperation(new BackfillOperation(item with { Table = table }, Only: heirs.Count > 0)).On(table, LockLevel.RowExclusive).OutsideTransaction());
    }

    private static IEnumerable<PlannedOperation> ChangeNullability(Column from, Column to, PlanContext context)
    {
        if (to.IsNullable)
        {
            return [Change(from, to, ColumnAspect.NotNull).Contract()
                .With(HazardKind.BreaksOldCode, $"{to.Id} becomes optional: code that reads it may meet NULL.")];
        }

        return context.IsQuiet(to.Table) ? [Change(from, to, ColumnAspect.NotNull).Contract()] : Require(from, to);
    }

    // SET NOT NULL scans under ACCESS EXCLUSIVE unless a valid CHECK proves that there is nothing to find (PostgreSQL 12):
    // https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-SET-DROP-NOT-NULL
    private static IEnumerable<PlannedOperation> Require(Column from, Column to)
    {
        var proof = new CheckConstraint
        {
            Table = to.Table,
            Name = SqlIdentifier.Truncate($"{to.Table.Name}_{to.Name}_mk_not_null"),
            Expression = SqlIdentifier.Quote(to.Name) + " IS NOT NULL",
        };
        yield return new PlannedOperation(new CreateOperation(proof, CreateForm.NotValid)).On(to.Table, LockLevel.AccessExclusive).Contract();
        yield return ConstraintPlans.Validate(proof).With(HazardKind.DataDependent, $"Fails while a row of {to.Table} has no value in {to.Name}.");
        yield return Change(from, to, ColumnAspect.NotNull).Contract();
        yield return new PlannedOperation(new DropOperation(proof)).On(to.Table, LockLevel.AccessExclusive).Contract();
    }

    private static PlannedOperation ChangeType(Column from, Column to, PlanContext context)
    {
        if (context.To.Find(to.Id.ParentId!) is Table { Foreign: not null })
        {
            return new PlannedOperation(new AlterColumnOperation(from, to, ColumnAspect.Type, HasRows: false)).On(to.Table, LockLevel.AccessExclusive).Contract();
        }

        var change = Change(from, to, ColumnAspect.Type).Contract();
        var (work, isLossy) = TypeChange.Of(from, to);
        change = work switch
        {
            TypeChangeWork.Rewrite => change.With(HazardKind.TableRewrite, $"Changing {to.Id} from {from.Type} to {to.Type} writes {to.Table} anew."),
            TypeChangeWork.Indexes => change.With(HazardKind.LongLock, $"Changing {to.Id} builds its indexes anew while nobody can read {to.Table}."),
            _ => change,
        };
        return isLossy
            ? change.Lossy().With(HazardKind.DataLoss, $"Not every value of {from.Type} is one of {to.Type}: changing {to.Id} may fail, or cut values.")
            : change;
    }

    private static PlannedOperation Change(Column from, Column to, ColumnAspect aspect, bool isOnly = false) =>
        new PlannedOperation(new AlterColumnOperation(from, to, aspect, isOnly)).On(to.Table, LockLevel.AccessExclusive);
}
