using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>Composite types: attributes come at the end, go and change in place, as long as no stored row is of another type then.</summary>
internal sealed class CompositePlanner() : DefinedPlanner(ObjectKind.Composite)
{
    /// <summary>Whether an attribute that stays is of another type.</summary>
    public static bool ChangesTypes(DefinedObject from, DefinedObject to) => CompositeAttribute.Parse(from.Definition)
        .Any(old => CompositeAttribute.Parse(to.Definition).Any(now => now.Name == old.Name && now.Type != old.Type));

    /// <summary>Whether an attribute goes.</summary>
    public static bool LosesAttributes(DefinedObject from, DefinedObject to) =>
        Names(from).Except(Names(to), StringComparer.Ordinal).Any();

    // Nothing can be put between two attributes: https://www.postgresql.org/docs/current/sql-altertype.html
    protected override bool CanReplace(DefinedObject from, DefinedObject to)
    {
        var (old, now) = (Names(from), Names(to));
        return now.SequenceEqual(old.Where(now.Contains).Concat(now.Except(old, StringComparer.Ordinal)), StringComparer.Ordinal);
    }

    protected override IEnumerable<PlannedOperation> Alter(DefinedObject from, DefinedObject to, PlanContext context)
    {
        if (from.Definition != to.Definition)
        {
            var alter = new PlannedOperation(new AlterAttributesOperation(from, to));
            yield return LosesAttributes(from, to) ? Losing(alter, from, to, context) : ChangesTypes(from, to) ? alter.Cutover() : alter;
        }

        foreach (var planned in base.Alter(@from with { Definition = to.Definition }, to, context))
        {
            yield return planned;
        }
    }

    private static PlannedOperation Losing(PlannedOperation alter, DefinedObject from, DefinedObject to, PlanContext context)
    {
        alter = ChangesTypes(from, to) ? alter.Cutover() : alter.Contract();
        return TypeUse.ColumnsOf(to.Id, context.From, context.To).Any()
            ? alter.Lossy().With(HazardKind.DataLoss, $"Dropping {string.Join(", ", Names(from).Except(Names(to), StringComparer.Ordinal))} of {to.Id} deletes their values.")
            : alter;
    }

    private static List<string> Names(DefinedObject type) => CompositeAttribute.Parse(type.Definition).Select(static attribute => attribute.Name).ToList();
}
