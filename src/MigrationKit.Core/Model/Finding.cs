namespace MigrationKit.Core.Model;

internal enum FindingSeverity
{
    Error,
    Warning,
    Info,
}

/// <summary>
/// Something to tell a person: a code with a page under <c>docs/codes</c>, one sentence of what and where, and what to do next.
/// Analyzer, task, tool and runtime all print the same finding.
/// </summary>
internal sealed record Finding(string Code, string Message, string? NextStep = null)
{
    public FindingSeverity Severity { get; init; }

    /// <summary>The C# symbol to point at, where the cause is one.</summary>
    public Origin? Origin { get; init; }

    /// <summary>The file to point at, where the cause is one: a path relative to the project, and a line from 1.</summary>
    public string? File { get; init; }

    public int Line { get; init; } = 1;

    public string Text => NextStep is null ? Message : Message + " " + NextStep;
}
