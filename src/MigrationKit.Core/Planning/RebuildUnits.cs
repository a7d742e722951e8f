using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Finds the plans that have to commit together because something goes and comes back around them: nobody is to see the database without a
/// view, a policy or a trigger that is there before and after.
/// </summary>
internal sealed class RebuildUnits
{
    private readonly PlanGraph _graph;
    private readonly int[] _units;

    private RebuildUnits(PlanGraph graph)
    {
        _graph = graph;
        _units = Enumerable.Range(0, graph.Plans.Count).ToArray();
    }

    /// <summary>For each plan the number of its unit: one of the plans in it, its own if it is alone.</summary>
    public static int[] Of(PlanGraph graph)
    {
        var rebuilt = graph.Replacements.Where(pair => ComesBackAtOnce(graph.Plans[pair.Gone], graph.Plans[pair.Back])).ToList();
        return rebuilt.Count == 0 ? Enumerable.Range(0, graph.Plans.Count).ToArray() : new RebuildUnits(graph).Find(rebuilt);
    }

    // What is kept as SQL, and the indexes of a materialized view; a table's own indexes are built while it is in use.
    private static bool ComesBackAtOnce(ChangePlan gone, ChangePlan back) => back.Operations
        .Any(planned => planned.Operation is CreateOperation create && (create.Object is DefinedObject || (gone.Id.Kind.IsRelation() && create.Object is TableIndex)));

    private int[] Find(List<(int Gone, int Back)> rebuilt)
    {
        var before = Enumerable.Range(0, _units.Length).SelectMany(plan => _graph.After(plan).Select(after => (plan, after)))
            .ToLookup(static edge => edge.after, static edge => edge.plan);
        var between = PlanGraph.Reach(rebuilt.Select(static pair => pair.Gone), _graph.After);
        between.IntersectWith(PlanGraph.Reach(rebuilt.Select(static pair => pair.Back), plan => before[plan]));
        foreach (var plan in between)
        {
            foreach (var after in _graph.After(plan).Where(between.Contains))
            {
                Unite(plan, after);
            }
        }

        UniteCycles();
        return Enumerable.Range(0, _units.Length).Select(UnitOf).ToArray();
    }

    // What has to stand between two plans of a unit belongs to it too.
    private void UniteCycles()
    {
        var members = Enumerable.Range(0, _units.Length).ToLookup(UnitOf);
        var cycles = new CycleFinder(_units.Length, unit => members[unit].SelectMany(_graph.After).Select(UnitOf)).Find();
        for (var unit = 0; unit < cycles.Length; unit++)
        {
            Unite(unit, cycles[unit]);
        }
    }

    private void Unite(int left, int right) => _units[UnitOf(left)] = UnitOf(right);

    private int UnitOf(int plan)
    {
        while (_units[plan] != plan)
        {
            plan = _units[plan] = _units[_units[plan]];
        }

        return plan;
    }
}
