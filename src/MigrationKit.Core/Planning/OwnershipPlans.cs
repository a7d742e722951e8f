using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>
/// OWNED BY of sequences: a column's default needs its sequence, and the sequence names the column, so the ownership is told last;
/// and a sequence that outlives its column is freed before the column goes.
/// </summary>
internal static class OwnershipPlans
{
    public static IEnumerable<ChangePlan> Of(PlanContext context) => context.Changes.SelectMany(change => Plans(change, context));

    private static IEnumerable<ChangePlan> Plans(SchemaChange change, PlanContext context) => change switch
    {
        CreateObject { Object: Sequence { OwnedBy: not null } created } => [Owned(created, context)],
        AlterObject { From: Sequence from, To: Sequence to } when from.OwnedBy != to.OwnedBy => Moved(from, to, context),
        _ => [],
    };

    private static IEnumerable<ChangePlan> Moved(Sequence from, Sequence to, PlanContext context)
    {
        if (from.OwnedBy is not null)
        {
            yield return new ChangePlan(from.Id, [new PlannedOperation(new OwnSequenceOperation(to with { OwnedBy = null })).On(from.OwnedBy.ParentName, LockLevel.AccessShare)])
            {
                Releases = [from.OwnedBy, from.OwnedBy.ParentId!],
            };
        }

        if (to.OwnedBy is not null)
        {
            yield return Owned(to, context);
        }
    }

    private static ChangePlan Owned(Sequence sequence, PlanContext context)
    {
        // A column owns only sequences of the role that owns its table.
        var owner = context.To.Find(sequence.OwnedBy!.ParentId!)?.Owner;
        var given = owner is null ? [] : new[] { new PlannedOperation(new OwnerOperation(sequence with { Owner = owner })) };
        return new ChangePlan(sequence.Id, [.. given, new PlannedOperation(new OwnSequenceOperation(sequence))])
        {
            Requires = [sequence.Id, sequence.OwnedBy],
        };
    }
}
