using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class ColumnPlanner : ObjectPlanner<Column>
{
    public override ObjectKind Kind => ObjectKind.Column;

    protected override IEnumerable<PlannedOperation> Create(Column item, PlanContext context)
    {
        if (item.Backfill.Value is not null && item.Generated is null && !context.IsNew(item.Table))
        {
            return [.. BackfillPlans.Add(item, context), .. ColumnSettingPlans.OnNew(item, context)];
        }

        if (item.Default is { } expression && !context.IsQuiet(item.Table) && DefaultVolatility.IsVolatile(expression))
        {
            return [.. BackfillPlans.AddWithDefault(item, context), .. ColumnSettingPlans.OnNew(item, context)];
        }

        var add = new PlannedOperation(new CreateOperation(item)).On(item.Table, LockLevel.AccessExclusive);
        if (item.Identity is not null || item.Generated is { Stored: true })
        {
            add = add.With(HazardKind.TableRewrite, $"Adding {item.Id} writes the whole of {item.Table} anew.");
        }

        add = IsRequiredOfAll(item)
            ? add.With(HazardKind.RequiredWithoutDefault, $"{item.Id} is required and has no default: adding it fails on a table that has rows.")
            : add;
        return [add, .. RequirementPlans.OnNew(item, context), .. ColumnSettingPlans.OnNew(item, context)];
    }

    protected override IEnumerable<PlannedOperation> Drop(Column item, PlanContext context)
    {
        var isOnly = !new InheritedColumns(context).DropsHeirs(item.Id);
        var drop = new PlannedOperation(new DropOperation(item, Only: isOnly)).On(item.Table, LockLevel.AccessExclusive).Contract();
        return [item.Generated is not null ? drop : drop.Lossy().With(HazardKind.DataLoss, $"Dropping {item.Id} deletes its values.")];
    }

    protected override IEnumerable<PlannedOperation> Alter(Column from, Column to, PlanContext context)
    {
        // A sequence that takes an identity's place has ended it already.
        if (from.Identity is not null && to.Identity is null && SerialPlans.BeginningAt(from, context) is null)
        {
            yield return Change(from, to, ColumnAspect.Identity).Contract();
        }

        if (from.Generated is not null && to.Generated is null)
        {
            yield return Change(from, to, ColumnAspect.Generated);
        }

        if (from.Type != to.Type || from.Collation != to.Collation)
        {
            yield return TypeChangePlans.Change(from, to, context);
        }
        else if (from.Default != to.Default)
        {
            var change = Change(from, to, ColumnAspect.Default, isOnly: !new InheritedColumns(context).SharesDefault(to));
            yield return from.Identity is null ? change : change.Contract();
        }

        foreach (var planned in from.IsNullable == to.IsNullable ? [] : ChangeNullability(from, to, context))
        {
            yield return planned;
        }

        foreach (var planned in from.IsNullable || to.IsNullable || from.Requirement == to.Requirement ? [] : RequirementPlans.Change(from, to))
        {
            yield return planned;
        }

        if (to.Identity is not null && from.Identity != to.Identity)
        {
            yield return ChangeIdentity(from, to, context);
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

    private static PlannedOperation ChangeIdentity(Column from, Column to, PlanContext context) => new PlannedOperation(
        new AlterColumnOperation(from, to, ColumnAspect.Identity) { Predecessor = from.Identity is null ? SerialPlans.EndingAt(to, context)?.Name : null })
        .On(to.Table, LockLevel.AccessExclusive);

    // Some generated columns the server can turn into another one, the rest it makes anew.
    public override bool IsRebuilt(SchemaObject from, SchemaObject to) => IsRebuilt(((Column)from).Generated, ((Column)to).Generated);

    private static bool IsRebuilt(GeneratedExpression? from, GeneratedExpression? to) => from != to && (to is not null || from is { Stored: false });

    private static bool IsRequiredOfAll(Column item) =>
        item is { IsNullable: false, Requirement: null or { IsValidated: true } } && item.Default is null && item.Identity is null && item.Generated is null;

    private static IEnumerable<PlannedOperation> ChangeNullability(Column from, Column to, PlanContext context)
    {
        if (to.IsNullable)
        {
            return [Change(from, to, ColumnAspect.NotNull).Cutover()
                .With(HazardKind.BreaksOldCode, $"{to.Id} becomes optional: code that reads it may meet NULL.")];
        }

        var require = !context.IsQuiet(to.Table) ? Require(from, to, context)
            : [to.Requirement is null ? Change(from, to, ColumnAspect.NotNull).Contract() : RequirementPlans.RequireAtOnce(to)];
        return to.Backfill.Value is null ? require : BackfillPlans.Before(require, to, context);
    }

    /// <summary>Makes a column required, whose rows are looked through while others go on.</summary>
    public static IEnumerable<PlannedOperation> Require(Column from, Column to, PlanContext context) =>
        context.Options.PostgresVersion >= 18 || to.Requirement is not null ? RequirementPlans.Require(to) : RequireByCheck(from, to);

    // SET NOT NULL scans under ACCESS EXCLUSIVE unless a valid CHECK proves that there is nothing to find (PostgreSQL 12):
    // https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-SET-DROP-NOT-NULL
    private static IEnumerable<PlannedOperation> RequireByCheck(Column from, Column to)
    {
        var proof = new CheckConstraint
        {
            Table = to.Table,
            Name = SqlIdentifier.Truncate($"{to.Table.Name}_{to.Name}_mk_not_null"),
            Expression = SqlIdentifier.Quote(to.Name) + " IS NOT NULL",
        };
        yield return new PlannedOperation(new CreateOperation(proof, CreateForm.NotValid)).On(to.Table, LockLevel.AccessExclusive).Contract();
        yield return ConstraintPlans.Validate(proof).With(HazardKind.DataDependent, NoValue(to));
        yield return Change(from, to, ColumnAspect.NotNull).Contract();
        yield return new PlannedOperation(new DropOperation(proof)).On(to.Table, LockLevel.AccessExclusive).Contract();
    }

    /// <summary>Why a column may not become required.</summary>
    public static string NoValue(Column column) => $"Fails while a row of {column.Table} has no value in {column.Name}.";

    public static PlannedOperation Change(Column from, Column to, ColumnAspect aspect, bool isOnly = false) =>
        new PlannedOperation(new AlterColumnOperation(from, to, aspect, isOnly)).On(to.Table, LockLevel.AccessExclusive);
}
