using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>How the values of a column are kept and counted.</summary>
internal static class ColumnSettingPlans
{
    /// <summary>What the column's definition cannot say.</summary>
    public static IEnumerable<PlannedOperation> OnNew(Column column, PlanContext context) =>
        Change(column with { Storage = null, Statistics = null, Options = default }, column, context);

    public static IEnumerable<PlannedOperation> Change(Column from, Column to, PlanContext context)
    {
        // A column of another type is kept in that type's own way.
        var old = from.Type == to.Type && from.Collation == to.Collation ? from : @from with { Storage = null, Compression = null };
        return Aspects(old, to).Select(aspect => context.Locking(new(new AlterColumnOperation(old, to, aspect.Aspect)), to.Table, aspect.Lock));
    }

    private static IEnumerable<(ColumnAspect Aspect, LockLevel Lock)> Aspects(Column from, Column to)
    {
        if (from.Storage != to.Storage)
        {
            yield return (ColumnAspect.Storage, LockLevel.AccessExclusive);
        }

        if (from.Compression != to.Compression)
        {
            yield return (ColumnAspect.Compression, LockLevel.AccessExclusive);
        }

        if (from.Statistics != to.Statistics)
        {
            yield return (ColumnAspect.Statistics, LockLevel.ShareUpdateExclusive);
        }

        if (from.Options != to.Options)
        {
            yield return (ColumnAspect.Options, LockLevel.ShareUpdateExclusive);
        }
    }
}
