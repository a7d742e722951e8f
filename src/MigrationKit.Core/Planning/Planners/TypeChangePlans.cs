using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>Columns that get another type in place, with what that means for those who use the table.</summary>
internal static class TypeChangePlans
{
    public static PlannedOperation Change(Column from, Column to, PlanContext context)
    {
        var (work, isLossy) = TypeChange.Of(from, to, context.From, context.To);
        var links = new ForeignLinks(context);
        var turned = work == TypeChangeWork.Rewrite && from.Type != to.Type;
        var apart = turned ? links.Below(to) : default;
        var change = Planned(from, to, converts: turned && !links.IsForeign(to.Table)).Apart(apart, apart.Select(static link => link.Child).Distinct().Select(OfChild).ToArray());
        if (links.IsForeign(to.Table))
        {
            return change;
        }

        change = work switch
        {
            TypeChangeWork.Rewrite => change.With(HazardKind.TableRewrite, $"Changing {to.Id} from {from.Type} to {to.Type} writes {to.Table} anew."),
            TypeChangeWork.Indexes => change.With(HazardKind.LongLock, $"Changing {to.Id} builds its indexes anew while nobody can read {to.Table}."),
            _ => Disturbed(from, context) is { Count: > 0 } disturbed
                ? change.With(HazardKind.LongLock, $"Changing {to.Id} leaves the rows as they are, but looks through all of them for {string.Join(", ", disturbed)} while nobody can read {to.Table}.")
                : change,
        };
        return isLossy
            ? change.Lossy().With(HazardKind.DataLoss, $"Not every value of {from.Type} is one of {to.Type}: changing {to.Id} may fail, or cut values.")
            : change;

        Operation OfChild(QualifiedName table)
        {
            var id = ObjectId.Of(ObjectKind.Column, table, to.Name);
            return new AlterColumnOperation((Column)context.From.Find(id)!, (Column)context.To.Find(id)!, ColumnAspect.Type, Converts: !links.IsForeign(table));
        }
    }

    /// <summary>
    /// Where code that expects one of the types can use a column of the other one, as far as values fit, the old code does without the new type
    /// no worse than the new code with the old one, and the change can wait.
    /// </summary>
    public static PlannedOperation InPhase(PlannedOperation planned, Column from, Column to) =>
        TypeChange.IsWithinFamily(from.Type, to.Type) ? planned.Contract() : planned.Cutover();

    private static PlannedOperation Planned(Column from, Column to, bool converts) => InPhase(
        new PlannedOperation(new AlterColumnOperation(from, to, ColumnAspect.Type, Converts: converts)).On(to.Table, LockLevel.AccessExclusive), from, to);

    // The server keeps an index whose keys are columns. Where an expression or a predicate is in it, and for a check, it does not try to prove that nothing is different:
    // CheckIndexCompatible in PostgreSQL's src/backend/commands/indexcmds.c.
    private static List<string> Disturbed(Column column, PlanContext context) => context.From.PartsOf(column.Id.ParentId!)
        .Where(part => part is CheckConstraint { IsValidated: true, IsEnforced: true } or IndexedObject && part.Expressions.Any() && Stays(part, context) && Mentions.Of(part, context.From).Contains(column.Id))
        .Select(static part => part.Id.ToString()).ToList();

    // What goes, or comes back, is not carried over.
    private static bool Stays(SchemaObject part, PlanContext context) => !context.IsDropped(part.Id);
}
