using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>New columns whose rows are filled in batches: the column comes without a value, and is required when every row has one.</summary>
internal static class BackfillPlans
{
    /// <summary>A column whose default gives each row its own value: ADD COLUMN with it would write the table anew.</summary>
    public static IEnumerable<PlannedOperation> AddWithDefault(Column item, PlanContext context)
    {
        var filled = item with { IsNullable = true };
        foreach (var planned in AddBare(filled))
        {
            yield return planned;
        }

        foreach (var planned in Backfill(item, context))
        {
            yield return planned;
        }

        foreach (var planned in item.IsNullable ? [] : ColumnPlanner.Require(filled, item, context))
        {
            // Every row has a value, and new ones get the default: nobody notices.
            yield return planned with { Phase = MigrationPhase.Expand, Hazards = EquatableArray<Hazard>.Empty };
        }
    }

    /// <summary>A column whose rows get what was declared for them.</summary>
    public static IEnumerable<PlannedOperation> Add(Column item, PlanContext context)
    {
        var filled = item with { IsNullable = true };
        var require = item.IsNullable || item.Identity is not null ? [] : ColumnPlanner.Require(filled, item, context);
        return AddBare(filled).Concat(Before(require, item, context));
    }

    /// <summary>Fills the rows before the column is required, and once more when new rows have to have a value: some may have come without.</summary>
    public static IEnumerable<PlannedOperation> Before(IEnumerable<PlannedOperation> require, Column item, PlanContext context)
    {
        var steps = require.ToList();
        var again = steps.Count > 1 && item.Default is null ? Backfill(item, context).Select(static planned => planned.Contract()) : [];
        return [.. Backfill(item, context), .. steps.Take(1), .. again, .. steps.Skip(1)];
    }

    private static IEnumerable<PlannedOperation> AddBare(Column filled)
    {
        var bare = filled with { Default = null };
        yield return new PlannedOperation(new CreateOperation(bare)).On(filled.Table, LockLevel.AccessExclusive);
        if (filled.Default is not null)
        {
            yield return ColumnPlanner.Change(bare, filled, ColumnAspect.Default);
        }
    }

    /// <summary>Fills the rows of a column that is there.</summary>
    // One by one: the place of a row is no place in another table.
    public static IEnumerable<PlannedOperation> Backfill(Column item, PlanContext context)
    {
        var heirs = context.DescendantsOf(item.Table).ToList();
        return heirs.Prepend(item.Table)
            .Where(table => context.To.Find(ObjectId.Of(ObjectKind.Table, table)) is Table { PartitionBy: null })
            .Select(table => item with { Table = table })
            .Select(column => new PlannedOperation(new BackfillOperation(column, KeyOf(column, context), Only: heirs.Count > 0))
                .On(column.Table, LockLevel.RowExclusive).OutsideTransaction());
    }

    // The key that the table has had before, if all of it is still there then.
    private static EquatableArray<string> KeyOf(Column item, PlanContext context)
    {
        var key = context.From.PartsOf(ObjectId.Of(ObjectKind.Table, item.Table)).OfType<PrimaryKey>().FirstOrDefault();
        return key is not null && key.Columns.All(name => name != item.Name && context.To.Contains(ObjectId.Of(ObjectKind.Column, item.Table, name)))
            ? key.Columns
            : EquatableArray<string>.Empty;
    }
}
