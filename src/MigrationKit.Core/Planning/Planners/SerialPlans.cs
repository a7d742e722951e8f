using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Planners;

/// <summary>Columns that take their numbers from a sequence before and from an identity after, or the other way: no number is given twice.</summary>
internal static class SerialPlans
{
    /// <summary>The sequence of a serial column that becomes an identity.</summary>
    public static Sequence? EndingAt(Column to, PlanContext context) => to.Identity is null ? null : Owned(to.Id, context.From, context.To);

    /// <summary>The sequence of an identity column that becomes a serial one.</summary>
    public static Sequence? BeginningAt(Column from, PlanContext context) => from.Identity is null ? null : Owned(from.Id, context.To, context.From);

    /// <summary>The column whose identity a new sequence takes the place of.</summary>
    public static Column? PredecessorOf(Sequence item, PlanContext context) =>
        item.OwnedBy is { } owner && context.From.Find(owner) is Column { Identity: not null } column && context.To.Find(owner) is Column { Identity: null } ? column : null;

    /// <summary>Whether an identity takes the place of a sequence that goes.</summary>
    public static bool HasSuccessor(Sequence item, PlanContext context) =>
        item.OwnedBy is { } owner && context.From.Find(owner) is Column { Identity: null } && context.To.Find(owner) is Column { Identity: not null };

    private static Sequence? Owned(ObjectId column, DatabaseSchema where, DatabaseSchema notIn) =>
        where.All<Sequence>().FirstOrDefault(sequence => sequence.OwnedBy == column && !notIn.Contains(sequence.Id));
}
