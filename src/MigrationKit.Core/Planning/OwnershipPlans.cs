using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>
/// OWNED BY of sequences: a column's default needs its sequence, and the sequence names the column, so the ownership is told last;
/// and a sequence that outlives its column is freed before the column goes.
/// </summary>
internal static class OwnershipPlans
{
    public static IEnumerable<ChangePlan> Of(PlanContext context) => context.Changes.SelectMany(change => Plans(change));

    private static IEnumerable<ChangePlan> Plans(SchemaChange change) => change switch
    {
        CreateObject { Object: Sequence { OwnedBy: not null } created } => [Owned(created)],
        AlterObject { From: Sequence from, To: Sequence to } when from.OwnedBy != to.OwnedBy => Moved(from, to),
        _ => [],
    };

    private static IEnumerable<ChangePlan> Moved(Sequence from, Sequence to)
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
            yield return Owned(to);
        }
    }

    private static ChangePlan Owned(Sequence sequence) => new(sequence.Id, [new PlannedOperation(new OwnSequenceOperation(sequence))])
    {
        Requires = [sequence.Id, sequence.OwnedBy!],
    };
}
