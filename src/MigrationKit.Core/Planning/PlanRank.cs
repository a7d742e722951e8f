using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>The place of a plan among those that could be next: what is compared first stands first.</summary>
internal readonly record struct PlanRank(
    int Hearing, MigrationPhase Phase, int Group, QualifiedName Table, bool OutsideTransaction, ObjectId Id, int Index) : IComparable<PlanRank>
{
    public int CompareTo(PlanRank other) => Key.CompareTo(other.Key);

    private (int, int, int, QualifiedName, bool, ObjectId, int) Key => (Hearing, (int)Phase, Group, Table, OutsideTransaction, Id, Index);
}
