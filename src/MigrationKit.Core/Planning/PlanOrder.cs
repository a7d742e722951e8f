using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>
/// Puts plans in an order in which each finds what it needs: a topological sort of one graph, and among those that could be next always
/// the same one, such that what can commit together stands together and what old code does not survive comes last.
/// </summary>
internal static class PlanOrder
{
    public static IReadOnlyList<ChangePlan> Of(IReadOnlyList<ChangePlan> plans)
    {
        var graph = new Graph(plans);
        var ranks = plans.Select(RankOf).ToArray();
        var ready = new SortedSet<int>(Comparer<int>.Create((left, right) => ranks[left].CompareTo(ranks[right])));
        ready.UnionWith(Enumerable.Range(0, plans.Count).Where(graph.IsReady));
        var result = new List<ChangePlan>(plans.Count);
        while (ready.Count > 0)
        {
            var next = ready.Min;
            ready.Remove(next);
            result.Add(plans[next]);
            ready.UnionWith(graph.Done(next));
        }

        return result.Count == plans.Count ? result : throw Cycle(plans.Except(result));
    }

    private static InvalidOperationException Cycle(IEnumerable<ChangePlan> plans) =>
        new("These changes each need another one first: " + string.Join(", ", plans.Select(static plan => plan.Id).Distinct().OrderBy(static id => id)) + ".");

    private static (MigrationPhase Phase, int Class, QualifiedName Table, bool OutsideTransaction, ObjectId Id, int Index) RankOf(ChangePlan plan, int index)
    {
        var group = plan.Locked is not null ? 1 : plan.Provides.Count > 0 ? 0 : 2;
        return (plan.Phase, group, plan.Locked ?? default, plan.Operations.Any(static planned => !planned.Transactional), plan.Id, index);
    }

    private sealed class Graph
    {
        private readonly List<int>[] _after;
        private readonly int[] _waitsFor;

        public Graph(IReadOnlyList<ChangePlan> plans)
        {
            _after = plans.Select(static _ => new List<int>()).ToArray();
            _waitsFor = new int[plans.Count];
            var provided = Index(plans, static plan => plan.Provides);
            var removed = Index(plans, static plan => plan.Removes);
            var takenNames = plans.SelectMany((plan, index) => plan.Provides.SelectMany(NamesOf).Select(name => (name, index)))
                .ToLookup(static pair => pair.name, static pair => pair.index);
            for (var index = 0; index < plans.Count; index++)
            {
                var plan = plans[index];
                plan.Requires.SelectMany(id => provided[id]).ToList().ForEach(before => Edge(before, index));
                plan.Releases.SelectMany(id => removed[id].Concat(provided[id])).ToList().ForEach(after => Edge(index, after));
                plan.Removes.SelectMany(NamesOf).SelectMany(name => takenNames[name]).Distinct().ToList().ForEach(after => Edge(index, after));
            }
        }

        public bool IsReady(int index) => _waitsFor[index] == 0;

        public IEnumerable<int> Done(int index) => _after[index].Where(after => --_waitsFor[after] == 0);

        private static ILookup<ObjectId, int> Index(IReadOnlyList<ChangePlan> plans, Func<ChangePlan, IEnumerable<ObjectId>> ids) =>
            plans.SelectMany((plan, index) => ids(plan).Select(id => (id, index))).ToLookup(static pair => pair.id, static pair => pair.index);

        /// <summary>The names that an object takes: relations and types share those of their schema, constraints those of their table.</summary>
        private static IEnumerable<ObjectId> NamesOf(ObjectId id)
        {
            yield return id;
            if (id.Kind.SharesRelationNames())
            {
                yield return new ObjectId(ObjectKind.Table, id.Schema, id.Name);
            }

            if (id.Kind.IsConstraintOrIndex() && id.Kind != ObjectKind.Index)
            {
                yield return id with { Kind = ObjectKind.Check };
            }

            if (id.Kind.IsRoutine())
            {
                yield return id with { Kind = ObjectKind.Function };
            }
        }

        private void Edge(int before, int after)
        {
            if (before != after)
            {
                _after[before].Add(after);
                _waitsFor[after]++;
            }
        }
    }
}
