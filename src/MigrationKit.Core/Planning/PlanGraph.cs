using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>
/// What must be done before what: one graph over the plans of all kinds. What is only guessed from names in a text gives way where it closes a
/// cycle: an alias of a view may be the name of another view.
/// </summary>
internal sealed class PlanGraph
{
    private readonly IReadOnlyList<ChangePlan> _plans;
    private readonly List<Edge>[] _after;
    private readonly List<(int Gone, int Back)> _replacements = [];

    public PlanGraph(IReadOnlyList<ChangePlan> plans)
    {
        _plans = plans;
        _after = plans.Select(static _ => new List<Edge>()).ToArray();
        var provided = Index(static plan => plan.Provides);
        var removed = Index(static plan => plan.Removes);
        var disturbed = Index(static plan => plan.Disturbs);
        var takenPlaces = Index(static plan => plan.Provides.SelectMany(ObjectNames.PlacesTakenBy));
        for (var index = 0; index < plans.Count; index++)
        {
            var plan = plans[index];
            Connect(plan.Requires, provided, (id, before) => Add(before, new(index, plan, id)));
            Connect(plan.Releases, removed, (id, after) => Add(index, new(after, plan, id)));
            Connect(plan.Releases, disturbed, (id, after) => Add(index, new(after, plan, id)));
            Connect(plan.Removes.SelectMany(ObjectNames.PlacesTakenBy).Distinct(), takenPlaces, (_, after) => Replace(index, after));
        }

        LetGuessesGiveWay();
    }

    public IReadOnlyList<ChangePlan> Plans => _plans;

    /// <summary>The plans after which the place of an object is free, with those that take it again.</summary>
    public IReadOnlyList<(int Gone, int Back)> Replacements => _replacements;

    public IEnumerable<int> After(int plan) => _after[plan].Select(static edge => edge.To);

    /// <summary>Puts some plans before others if nothing else says the opposite.</summary>
    /// <returns>Whether they are.</returns>
    public bool TryOrder(IReadOnlyCollection<int> first, IReadOnlyCollection<int> then)
    {
        if (Reach(then, After).Overlaps(first))
        {
            return false;
        }

        foreach (var before in first)
        {
            _after[before].AddRange(then.Select(static after => new Edge(after, null, null)));
        }

        return true;
    }

    /// <summary>The plans that can be reached from some, and these.</summary>
    public static HashSet<int> Reach(IEnumerable<int> start, Func<int, IEnumerable<int>> next)
    {
        var reached = new HashSet<int>();
        var open = new Stack<int>(start);
        while (open.Count > 0)
        {
            var plan = open.Pop();
            if (reached.Add(plan))
            {
                next(plan).ToList().ForEach(open.Push);
            }
        }

        return reached;
    }

    private ILookup<ObjectId, int> Index(Func<ChangePlan, IEnumerable<ObjectId>> ids) =>
        _plans.SelectMany((plan, index) => ids(plan).Distinct().Select(id => (id, index))).ToLookup(static pair => pair.id, static pair => pair.index);

    private static void Connect(IEnumerable<ObjectId> ids, ILookup<ObjectId, int> plans, Action<ObjectId, int> connect)
    {
        foreach (var id in ids)
        {
            foreach (var plan in plans[id])
            {
                connect(id, plan);
            }
        }
    }

    private void Replace(int gone, int back)
    {
        Add(gone, new(back, null, null));
        if (gone != back)
        {
            _replacements.Add((gone, back));
        }
    }

    private void Add(int before, Edge edge)
    {
        if (before != edge.To)
        {
            _after[before].Add(edge);
        }
    }

    private void LetGuessesGiveWay()
    {
        var cycles = new CycleFinder(_plans.Count, After).Find();
        for (var index = 0; index < cycles.Length; index++)
        {
            _after[index].RemoveAll(edge => cycles[index] == cycles[edge.To] && edge.IsGuess);
        }
    }

    private readonly record struct Edge(int To, ChangePlan? Reason, ObjectId? Id)
    {
        public bool IsGuess => Id is not null && Reason!.IsGuess(Id);
    }
}
