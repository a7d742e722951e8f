namespace MigrationKit.History;

/// <summary>Up to which place in the history contract steps may be run; those of later migrations wait.</summary>
/// <param name="Ordinal">The place.</param>
internal readonly record struct ContractLimit(int Ordinal)
{
    /// <summary>All wait.</summary>
    public static readonly ContractLimit None;

    /// <summary>None waits.</summary>
    public static readonly ContractLimit All = new(int.MaxValue);

    /// <summary>What a phase says, whoever runs.</summary>
    public static ContractLimit Of(MigrationPhase phase) => phase == MigrationPhase.All ? All : None;

    /// <summary>Whether the contract steps of the migration at a place may be run.</summary>
    public bool Covers(int ordinal) => ordinal <= Ordinal;
}
