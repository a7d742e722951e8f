using MigrationKit.Core.Model;
using MigrationKit.Core.Planning.Planners;

namespace MigrationKit.Core.Planning.Swaps;

/// <summary>
/// The steps of one swap. What is long is done beside the column, as any other change is planned; what nobody may see half done is one short
/// transaction, and what cannot be taken back comes last.
/// </summary>
internal sealed class SwapSteps
{
    private readonly ColumnSwap _swap;
    private readonly DatabaseSchema _before;
    private readonly PlannerOptions _options;
    private readonly List<TableObject> _parts;
    private readonly List<TableObject> _kept;

    /// <param name="swap">The column.</param>
    /// <param name="before">The schema in which it has its old type.</param>
    /// <param name="to">What the migration leads to: what is the same there is kept.</param>
    /// <param name="options">How to plan.</param>
    public SwapSteps(ColumnSwap swap, DatabaseSchema before, DatabaseSchema to, PlannerOptions options)
    {
        (_swap, _before, _options) = (swap, before, options);
        _parts = SwapTarget.PartsOver(swap.From, before).ToList();
        _kept = _parts.Where(part => SwapTarget.IsKept(part, before, to)).ToList();
        After = SwapTarget.After(before, swap.To, _parts.Except(_kept));
    }

    /// <summary>The schema in which it has its new type.</summary>
    public DatabaseSchema After { get; }

    private QualifiedName Table => _swap.To.Table;

    public IEnumerable<PlannedOperation> All() =>
        [.. Build(), .. Copies(), .. InOneStep(new SwapMoment(_swap, _before, After, _parts, _kept, _options).All()), Drop()];

    private IEnumerable<PlannedOperation> Build()
    {
        var built = With(_before, _swap.Building);
        var fill = BackfillPlans.Backfill(_swap.Building with { Backfill = _swap.Expression }, new PlanContext(built, built, [], _options));
        return
        [
            .. MigrationPlanner.Between(_before, built, _options),
            new PlannedOperation(new FollowColumnOperation(_swap)).On(Table, LockLevel.ShareRowExclusive).Alone(),
            .. _swap.MayFail ? fill.Select(Failing) : fill,
        ];
    }

    private PlannedOperation Failing(PlannedOperation fill) =>
        fill.With(HazardKind.DataDependent, $"Fails while a value of {_swap.From.Id} cannot be turned into one of {_swap.To.Type}, and so do writes meanwhile.");

    /// <summary>What is over the column, over the second one: built and validated while others go on.</summary>
    private IEnumerable<PlannedOperation> Copies()
    {
        var built = With(_before, _swap.Building);
        var copies = _kept.Select(_swap.Copy).Concat(_swap.From.IsNullable ? [] : new TableObject[] { _swap.Proof });
        var planned = MigrationPlanner.Between(built, With(built, copies.ToArray()), _options);

        // Values that are as they were obey what they obeyed.
        return _swap.MayFail ? planned : planned.Select(static copy => copy with
        {
            Phase = MigrationPhase.Expand,
            Hazards = copy.Hazards.Where(static hazard => hazard.Kind != HazardKind.DataDependent).ToEquatableArray(),
        });
    }

    private IEnumerable<PlannedOperation> InOneStep(IEnumerable<PlannedOperation> planned) =>
        planned.Select(item => TypeChangePlans.InPhase(item, _swap.From, _swap.To) with { Group = "swap of " + _swap.To.Id });

    private PlannedOperation Drop()
    {
        var drop = new PlannedOperation(new DropOperation(_swap.Retired)).On(Table, LockLevel.AccessExclusive).Contract();
        return _swap.IsLossy
            ? drop.Lossy().With(HazardKind.DataLoss, $"Dropping {_swap.Retired.Id} deletes what {_swap.To.Name} was before it became {_swap.To.Type}.")
            : drop;
    }

    private static DatabaseSchema With(DatabaseSchema schema, params SchemaObject[] added)
    {
        var objects = schema.ToDictionary();
        foreach (var item in added)
        {
            objects.Add(item.Id, item);
        }

        return DatabaseSchema.FromDictionary(objects);
    }
}
