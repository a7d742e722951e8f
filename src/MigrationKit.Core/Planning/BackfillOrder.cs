using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Puts the filling of rows where the server lets anybody update the table: before its updates are published or what tells its rows apart goes, or
/// after the one has ended or the other is there. Where no order helps, the plan says so.
/// </summary>
internal sealed class BackfillOrder(PlanContext context)
{
    private readonly PublishedUpdates _before = new(context.From);
    private readonly PublishedUpdates _after = new(context.To);

    /// <summary>Adds to what must be done before what.</summary>
    /// <returns>The plans, with what cannot be filled.</returns>
    public IReadOnlyList<ChangePlan> Complete(PlanGraph graph) => graph.Plans.Select((plan, index) => Complete(plan, index, graph)).ToList();

    private ChangePlan Complete(ChangePlan plan, int index, PlanGraph graph)
    {
        var refused = plan.Operations.Select(static planned => planned.Operation).OfType<BackfillOperation>().Select(static fill => fill.Column.Table).Distinct()
            .Where(table => !IsPlaced(index, table, graph)).ToDictionary(static table => table, table => _before.Obstacle(table) ?? _after.Obstacle(table) ?? "");
        return refused.Count == 0 ? plan : plan.With(plan.Operations.Select(planned => Told(planned, refused)).ToList());
    }

    private bool IsPlaced(int plan, QualifiedName table, PlanGraph graph)
    {
        var (accepts, accepted) = (_before.Obstacle(table) is null, _after.Obstacle(table) is null);
        var changing = Enumerable.Range(0, graph.Plans.Count).Where(other => other != plan && Changes(graph.Plans[other], table)).ToList();
        return (accepts && graph.TryOrder([plan], changing)) || (accepted && graph.TryOrder(changing, [plan]));
    }

    /// <summary>Whether a plan may change what the server says to an update of the table.</summary>
    private bool Changes(ChangePlan plan, QualifiedName table) =>
        plan.Provides.Concat(plan.Removes).Any(id => Changes(id, table))
        || plan.Operations.Any(planned => planned.Operation is AlterTableOperation { Aspect: TableAspect.ReplicaIdentity or TableAspect.Persistence } alter && alter.To.Name == table);

    private bool Changes(ObjectId id, QualifiedName table) => id.Kind == ObjectKind.Publication
        ? Publishes(_before, id, table) || Publishes(_after, id, table)
        : id.Parent == table.Name && id.Schema == table.Schema && (_before.IsIdentity(id) || _after.IsIdentity(id));

    private static bool Publishes(PublishedUpdates updates, ObjectId publication, QualifiedName table) => updates.Publishing(table).Any(one => one.Id == publication);

    private static PlannedOperation Told(PlannedOperation planned, Dictionary<QualifiedName, string> refused) =>
        planned.Operation is BackfillOperation fill && refused.TryGetValue(fill.Column.Table, out var reason)
            ? planned.With(HazardKind.UpdateRefused, $"The server refuses to fill {fill.Column.Id}: {reason}. {PublishedUpdates.Cure}")
            : planned;
}
