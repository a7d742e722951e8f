namespace MigrationKit.Tool;

/// <summary>A command that cannot go on, for a reason that a person can act on.</summary>
internal class ToolException(string problem, string nextStep, string? code = null) : Exception(problem)
{
    public string NextStep { get; } = nextStep;

    /// <summary>The code with a page under <c>docs/codes</c>; null where only the command line is wrong.</summary>
    public string? Code { get; } = code;

    public virtual int ExitCode => Tool.ExitCode.Error;
}

/// <summary>The command line names something that is not there or not understood.</summary>
internal sealed class UsageException(string problem, string nextStep, string? code = null) : ToolException(problem, nextStep, code)
{
    public override int ExitCode => Tool.ExitCode.Usage;
}
