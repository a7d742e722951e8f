using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Swaps;

/// <summary>The columns of a migration that change their type by way of a second column. They come first, each for itself, and leave a schema to which the rest is planned.</summary>
internal sealed class ColumnSwaps
{
    private readonly List<PlannedOperation> _operations = [];
    private readonly Dictionary<Column, string> _obstacles = [];

    private ColumnSwaps(DatabaseSchema from, DatabaseSchema to, PlannerOptions options)
    {
        Schema = from;
        var obstacle = new SwapObstacle(from, to);
        var possible = new List<(Column From, Column To)>();
        foreach (var (old, now) in options.Online ? Wanted(from, to) : [])
        {
            if (obstacle.Of(old, now, ExpressionOf(old, now)) is { } reason)
            {
                _obstacles.Add(now, reason);
            }
            else
            {
                possible.Add((old, now));
            }
        }

        if (possible.Count == 0)
        {
            return;
        }

        Schema = SwapTarget.Prepared(from, to, possible.Select(static pair => pair.To));
        _operations.AddRange(MigrationPlanner.Between(from, Schema, options));
        foreach (var (old, now) in possible)
        {
            var steps = new SwapSteps(SwapOf(old, now, from, to), Schema, to, options);
            _operations.AddRange(steps.All());
            Schema = steps.After;
        }
    }

    public IReadOnlyList<PlannedOperation> Operations => _operations;

    /// <summary>The schema that they leave.</summary>
    public DatabaseSchema Schema { get; }

    /// <param name="from">The schema before, with the names of the one after.</param>
    /// <param name="to">The schema after.</param>
    /// <param name="options">How to plan.</param>
    public static ColumnSwaps Between(DatabaseSchema from, DatabaseSchema to, PlannerOptions options) => new(from, to, options);

    /// <summary>The rest of the plan, in which the first step of a table says why one of its columns is not swapped.</summary>
    public IEnumerable<PlannedOperation> WithObstacles(IEnumerable<PlannedOperation> rest)
    {
        var open = new Dictionary<Column, string>(_obstacles);
        foreach (var planned in rest)
        {
            var told = open.Keys.Where(column => planned.Locked.Contains(column.Table)).OrderBy(static column => column.Id).ToList();
            yield return told.Aggregate(planned, (changed, column) => changed.With(HazardKind.NotOnline, $"The type of {column.Id} changes in place, and not by way of a second column: {open[column]}."));
            told.ForEach(column => open.Remove(column));
        }
    }

    private static IEnumerable<(Column From, Column To)> Wanted(DatabaseSchema from, DatabaseSchema to) =>
        from now in to.All<Column>()
        let old = @from.Find(now.Id) as Column
        where old is not null && (now.OnlineType.Value ?? old.OnlineType.Value) is not null && (old.Type != now.Type || old.Collation != now.Collation)
        where @from.Find(now.Id.ParentId!) is Table && to.Find(now.Id.ParentId!) is Table && TypeChange.Of(old, now, @from, to).Work != TypeChangeWork.None
        select (old, now);

    private static ColumnSwap SwapOf(Column old, Column now, DatabaseSchema from, DatabaseSchema to)
    {
        var (there, back) = Declared(old, now);
        var expression = ExpressionOf(old, now);
        var isBound = TypeChange.Of(old, now, from, to).IsLossy;
        return new ColumnSwap(old, SwapTarget.Of(old, now), expression, MayFail: isBound || there is not null, IsLossy: there is null ? isBound : back is null)
        {
            Sources = SwapObstacle.Sources(old, expression, from).OfType<Column>().Select(static column => column.Name).ToEquatableArray(),
        };
    }

    private static string ExpressionOf(Column old, Column now) => Declared(old, now).There ?? TypeConversion.Of(old, now);

    // It is declared where the type is new; on the way back that is the schema before.
    private static (string? There, string? Back) Declared(Column old, Column now) => now.OnlineType.Value is { } change
        ? (change.Using, change.Back)
        : (old.OnlineType.Value!.Back, old.OnlineType.Value.Using);
}
