using System.Globalization;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Puts plans in an order in which each finds what it needs: a topological sort of one graph, and among those that could be next always
/// the same one, such that what can commit together stands together and what old code does not survive comes last.
/// </summary>
internal static class PlanOrder
{
    public static IReadOnlyList<ChangePlan> Of(PlanContext context)
    {
        var graph = new PlanGraph(ChangePlans.Of(context));
        var plans = new BackfillOrder(context).Complete(graph);
        var units = RebuildUnits.Of(graph);
        var members = Enumerable.Range(0, plans.Count).ToLookup(plan => units[plan]);
        var ranks = plans.Select(RankOf).ToArray();
        var unitRanks = members.ToDictionary(static unit => unit.Key, unit => RankOf(unit.ToList(), ranks));
        var ordered = Sort(unitRanks, unit => members[unit].SelectMany(graph.After).Select(plan => units[plan]), graph);
        return ordered.SelectMany(unit => PlansOf(members[unit].ToList(), plans, ranks, graph)).ToList();
    }

    private static IEnumerable<ChangePlan> PlansOf(List<int> unit, IReadOnlyList<ChangePlan> plans, PlanRank[] ranks, PlanGraph graph)
    {
        if (unit.Count == 1)
        {
            return [plans[unit[0]]];
        }

        var all = new HashSet<int>(unit);
        var ordered = Sort(unit.ToDictionary(static plan => plan, plan => ranks[plan]), plan => graph.After(plan).Where(all.Contains), graph);
        return AtOnce(ordered.Select(plan => plans[plan]), "rebuilt " + unit.Min().ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The plans of a unit as operations of one group. What follows in a plan and cannot commit with others, such as a validation, waits until the unit is done.</summary>
    private static IEnumerable<ChangePlan> AtOnce(IEnumerable<ChangePlan> unit, string group)
    {
        var later = new List<ChangePlan>();
        foreach (var plan in unit)
        {
            var atOnce = plan.Operations.TakeWhile(static planned => planned.Transactional && planned.Group.Length == 0).ToList();
            if (atOnce.Count == 0)
            {
                yield return plan;
                continue;
            }

            yield return new ChangePlan(plan.Id, atOnce.Select(planned => planned with { Group = group, Phase = MigrationPhase.Contract }).ToList());
            later.Add(new ChangePlan(plan.Id, plan.Operations.Skip(atOnce.Count).ToList()));
        }

        foreach (var plan in later)
        {
            yield return plan;
        }
    }

    private static List<int> Sort(Dictionary<int, PlanRank> ranks, Func<int, IEnumerable<int>> after, PlanGraph graph)
    {
        var waitsFor = ranks.Keys.ToDictionary(static node => node, static _ => 0);
        foreach (var next in ranks.Keys.SelectMany(node => after(node).Where(next => next != node)))
        {
            waitsFor[next]++;
        }

        var ready = new SortedSet<int>(Comparer<int>.Create((left, right) => ranks[left].CompareTo(ranks[right])));
        ready.UnionWith(ranks.Keys.Where(node => waitsFor[node] == 0));
        var result = new List<int>(ranks.Count);
        while (ready.Count > 0)
        {
            var node = ready.Min;
            ready.Remove(node);
            result.Add(node);
            ready.UnionWith(after(node).Where(next => next != node && --waitsFor[next] == 0));
        }

        return result.Count == ranks.Count ? result : throw Cycle(ranks.Keys.Except(result).Select(node => graph.Plans[node]));
    }

    private static InvalidOperationException Cycle(IEnumerable<ChangePlan> plans) =>
        new("These changes each need another one first: " + string.Join(", ", plans.Select(static plan => plan.Id).Distinct().OrderBy(static id => id)) + ".");

    private static PlanRank RankOf(ChangePlan plan, int index)
    {
        var group = plan.Locked is not null ? 1 : plan.Provides.Count > 0 ? 0 : 2;
        return new(Hearing(plan), plan.Phase, group, plan.Locked ?? default, plan.Operations.Any(static planned => !planned.Transactional), plan.Id, index);
    }

    private static PlanRank RankOf(List<int> unit, PlanRank[] ranks) =>
        unit.Count == 1 ? ranks[unit[0]] : unit.Min(plan => ranks[plan] with { Phase = MigrationPhase.Contract });

    // An event trigger hears of every other change, so it goes first and comes last.
    private static int Hearing(ChangePlan plan) => plan.Id.Kind != ObjectKind.EventTrigger ? 0 : plan.Removes.Count > 0 ? -1 : 1;
}
