using MigrationKit.Core.Model;

namespace MigrationKit.History;

/// <summary>What a history means for a set of migrations.</summary>
/// <param name="State">How they relate.</param>
/// <param name="Pending">What is to be applied, in order.</param>
internal sealed record HistoryVerdict(ModelState State, IReadOnlyList<Migration> Pending)
{
    /// <summary>There is nothing to do.</summary>
    public static HistoryVerdict UpToDate { get; } = new(ModelState.UpToDate, []);

    /// <summary>Recorded migrations that the assembly does not know.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Known migrations that wait for their contract steps, in order. They are pending too as far as their contract steps may be run.</summary>
    public IReadOnlyList<Migration> Expanded { get; init; } = [];

    /// <summary>Why nothing can be applied.</summary>
    public Finding? Fault { get; init; }

    /// <exception cref="MigrationException">The history is at fault.</exception>
    public void ThrowIfFaulty()
    {
        if (Fault is { } fault)
        {
            throw new MigrationException(fault.Code, fault.Message, fault.NextStep ?? "");
        }
    }
}
