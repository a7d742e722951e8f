using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning.Swaps;

namespace MigrationKit.Core.Planning;

/// <summary>Makes ordered steps of the changes between two schemas.</summary>
internal static class MigrationPlanner
{
    /// <summary>The plan from one schema to another.</summary>
    public static MigrationPlan Plan(DatabaseSchema from, DatabaseSchema to, PlannerOptions options) =>
        Plan(SchemaDiffer.Diff(from, to), from, to, options);

    /// <param name="diff">The changes that lead from <paramref name="from"/> to <paramref name="to"/>.</param>
    /// <param name="from">The schema before.</param>
    /// <param name="to">The schema after, with its columns in the order in which they are to be created.</param>
    /// <param name="options">How to plan.</param>
    public static MigrationPlan Plan(SchemaDiff diff, DatabaseSchema from, DatabaseSchema to, PlannerOptions options)
    {
        var renames = diff.Changes.OfType<RenameObject>().ToList();
        var renamed = new SchemaDiff(renames.ToArray<SchemaChange>()).ApplyTo(from);
        var swaps = ColumnSwaps.Between(renamed, to, options);
        var rest = swaps.Operations.Count == 0 ? diff.Changes.Where(static change => change is not RenameObject) : SchemaDiffer.Differences(swaps.Schema, to);
        var inPlace = Operations(RebuiltObjects.Expand(rest.ToList(), swaps.Schema, to), swaps.Schema, to, options);
        var operations = AtOnce(renames.ConvertAll(Rename)).Concat(swaps.Operations).Concat(swaps.WithObstacles(inPlace));
        return new MigrationPlan(diff, StepBuilder.Build(operations, options));
    }

    /// <summary>What leads from one schema to another where names are as they shall be.</summary>
    public static IEnumerable<PlannedOperation> Between(DatabaseSchema from, DatabaseSchema to, PlannerOptions options) =>
        Operations(RebuiltObjects.Expand(SchemaDiffer.Differences(from, to).ToList(), from, to), from, to, options);

    private static IEnumerable<PlannedOperation> Operations(IReadOnlyList<SchemaChange> changes, DatabaseSchema from, DatabaseSchema to, PlannerOptions options)
    {
        var created = new HashSet<ObjectId>(changes.OfType<CreateObject>().Select(static change => change.Id));
        var replaced = changes.OfType<DropObject>().Where(drop => drop.Object is Table && created.Contains(drop.Id)).Select(static drop => drop.Id.QualifiedName);
        if (TableLinks.Between(from, to, new HashSet<QualifiedName>(replaced)) is not { } links)
        {
            return Ordered(new PlanContext(from, to, changes, options));
        }

        var between = RebuiltObjects.Expand(SchemaDiffer.Differences(links.From, links.To).ToList(), links.From, links.To);
        var context = new PlanContext(links.From, links.To, between, options) { Links = links };
        return [.. links.Detached.SelectMany(new DetachPlans(from, options).Of), .. Ordered(context), .. LinkPlans.Attach(links, context)];
    }

    /// <summary>The operations of changes, each after what it needs.</summary>
    public static IEnumerable<PlannedOperation> Ordered(PlanContext context) => PlanOrder.Of(context).SelectMany(static plan => plan.Operations);

    /// <summary>The plan of the way back.</summary>
    public static MigrationPlan PlanDown(SchemaDiff diff, DatabaseSchema from, DatabaseSchema to, PlannerOptions options) =>
        Plan(InverseDiff.Of(diff, from, to), to, from, options);

    private static PlannedOperation Rename(RenameObject rename)
    {
        var planned = new PlannedOperation(new RenameOperation(rename.From, rename.To)) { Group = "renames" };
        planned = rename.From.Kind switch
        {
            ObjectKind.Index => planned.On(rename.From.ParentName, LockLevel.ShareUpdateExclusive),
            var kind when kind.IsRelation() => planned.On(rename.From.QualifiedName, LockLevel.AccessExclusive),
            not ObjectKind.EnumValue when rename.From.Parent is not null => planned.On(rename.From.ParentName, LockLevel.AccessExclusive),
            _ => planned,
        };
        var isSeen = rename.From.Parent is null || rename.From.Kind is ObjectKind.EnumValue or ObjectKind.Column;
        return isSeen
            ? planned.Cutover().With(HazardKind.BreaksOldCode, $"Code of the version before knows {rename.To} as {rename.From.Name}.")
            : planned.Contract();
    }

    // Names change places through others, which nobody may see.
    private static IEnumerable<PlannedOperation> AtOnce(List<PlannedOperation> renames) =>
        renames.Exists(static planned => planned.Phase == MigrationPhase.Cutover) ? renames.Select(static planned => planned.Cutover()) : renames;
}
