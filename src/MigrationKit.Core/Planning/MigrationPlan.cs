using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>Whether code of the version before the migration goes on working after a step.</summary>
internal enum MigrationPhase
{
    Expand,
    Contract,

    /// <summary>Not, and code of the version after it cannot do without: no two versions share such a database.</summary>
    Cutover,
}

/// <summary>What going back over a step costs.</summary>
internal enum Reversal
{
    Lossless,

    /// <summary>The shape comes back, the values do not.</summary>
    Lossy,
}

/// <summary>Operations that commit together.</summary>
internal sealed record MigrationStep
{
    public required EquatableArray<Operation> Operations { get; init; }

    public bool Transactional { get; init; } = true;

    /// <summary>The strongest lock on a table that was there before the migration.</summary>
    public LockLevel Lock { get; init; }

    /// <summary>The tables on which it is taken.</summary>
    public EquatableArray<QualifiedName> Locked { get; init; }

    public EquatableArray<Hazard> Hazards { get; init; }

    public MigrationPhase Phase { get; init; }

    public Reversal Reversal { get; init; }

    /// <summary>How long the step may wait for its locks before it is retried; null is no limit.</summary>
    public TimeSpan? LockTimeout { get; init; }
}

/// <summary>Ordered steps that lead from one schema to another: a value that can be printed, stored and compared.</summary>
internal sealed record MigrationPlan(SchemaDiff Diff, EquatableArray<MigrationStep> Steps)
{
    public bool IsEmpty => Steps.IsEmpty;

    public IEnumerable<Hazard> Hazards => Steps.SelectMany(static step => step.Hazards).Distinct();
}
