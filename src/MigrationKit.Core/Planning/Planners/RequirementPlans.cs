using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>NOT NULL as the constraint that it is since PostgreSQL 18.</summary>
internal static class RequirementPlans
{
    /// <summary>What the definition of a new column cannot say.</summary>
    public static IEnumerable<PlannedOperation> OnNew(Column column, PlanContext context) => column is { IsNullable: false, Requirement.IsValidated: false }
        ? [context.Locking(new(new RequireOperation(column, IsNotValid: true)), column.Table, LockLevel.AccessExclusive)]
        : [];

    /// <summary>A column that becomes required, whose rows are looked through while others go on.</summary>
    /// <remarks>https://www.postgresql.org/docs/18/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT</remarks>
    public static IEnumerable<PlannedOperation> Require(Column to)
    {
        yield return new PlannedOperation(new RequireOperation(to, IsNotValid: true)).On(to.Table, LockLevel.AccessExclusive).Contract();
        if (to.Requirement is null or { IsValidated: true })
        {
            var name = to.Requirement?.Name ?? GeneratedNames.Join(to.Table.Name, to.Name, "not_null");
            yield return Validate(to with { Requirement = new Requirement { Name = name, IsValidated = false } }, to);
        }
    }

    /// <summary>A column that becomes required at once.</summary>
    public static PlannedOperation RequireAtOnce(Column to) =>
        new PlannedOperation(new RequireOperation(to, IsNotValid: to.Requirement is { IsValidated: false })).On(to.Table, LockLevel.AccessExclusive).Contract();

    /// <summary>A column that is required before and after.</summary>
    public static IEnumerable<PlannedOperation> Change(Column from, Column to)
    {
        var (old, now) = (from.Requirement ?? new(), to.Requirement ?? new());
        var named = @from with { Requirement = (now with { IsValidated = old.IsValidated }).UnlessStandard };
        if (old with { IsValidated = true } != now with { IsValidated = true } || (old.IsValidated && !now.IsValidated))
        {
            yield return ColumnPlanner.Change(from, to, ColumnAspect.Requirement).Contract();
        }

        if (!old.IsValidated && now.IsValidated)
        {
            yield return Validate(named, to);
        }
    }

    private static PlannedOperation Validate(Column from, Column to) =>
        new PlannedOperation(new AlterColumnOperation(from, to, ColumnAspect.Validity)).On(to.Table, LockLevel.ShareUpdateExclusive).Alone().Contract()
            .With(HazardKind.DataDependent, ColumnPlanner.NoValue(to));
}
