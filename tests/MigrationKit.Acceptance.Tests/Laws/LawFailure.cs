namespace MigrationKit.Acceptance.Tests.Laws;

/// <summary>That a law does not hold, or that the schemas are none.</summary>
/// <param name="Stage">Where: <c>from</c> and <c>to</c> could not be created, <c>up</c> and <c>down</c> could not be run, or lead elsewhere.</param>
/// <param name="Kind">What tells it from other failures of the stage: an SQLSTATE, or the judge that sees a difference.</param>
/// <param name="Message">For people.</param>
internal sealed record LawFailure(string Stage, string Kind, string Message)
{
    /// <summary>Whether both are likely to come from one cause.</summary>
    public bool IsLike(LawFailure? other) => other is not null && Stage == other.Stage && Kind == other.Kind;

    public override string ToString() => $"{Stage}, {Kind}: {Message}";
}
