using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>Domains: all but the type underneath changes in place; what binds values is checked in every table that has a column of the domain.</summary>
internal sealed class DomainPlanner() : DefinedPlanner(ObjectKind.Domain)
{
    private const string NotValid = " NOT VALID";

    protected override IEnumerable<PlannedOperation> Alter(DefinedObject from, DefinedObject to, PlanContext context) =>
        base.Alter(from, to, context).Select(planned => planned.Operation is AlterClauseOperation { To: { } clause } && Binds(clause) ? Checked(planned, to, clause, context) : planned);

    /// <summary>Whether the server looks at values that are there.</summary>
    public static bool BindsMore(DefinedObject from, DefinedObject to) =>
        Changed(from, to).Any(static pair => pair.To is { } clause && Binds(clause) && !clause.Value.EndsWith(NotValid, StringComparison.Ordinal));

    private static bool Binds(Clause clause) => clause.Name == "not null" || clause.Value.StartsWith("CHECK", StringComparison.Ordinal);

    // ALTER DOMAIN locks the tables against writers while it looks at their rows, whether it adds a constraint or validates one.
    private static PlannedOperation Checked(PlannedOperation planned, DefinedObject domain, Clause clause, PlanContext context)
    {
        var tables = TypeUse.ColumnsOf(domain.Id, context.From, context.To).Select(static column => column.Table).Distinct().ToEquatableArray();
        if (tables.IsEmpty || clause.Value.EndsWith(NotValid, StringComparison.Ordinal))
        {
            return planned.Contract();
        }

        return (planned with { Lock = LockLevel.Share, Locked = tables }).Contract()
            .With(HazardKind.DataDependent, $"Fails while a row holds a value that {domain.Id} does not admit any more.")
            .With(HazardKind.LongLock, $"Nobody can write to {string.Join(", ", tables)} while the rows are checked against {domain.Id}.");
    }
}
