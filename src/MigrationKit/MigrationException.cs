namespace MigrationKit;

/// <summary>Migrations could not be applied or read, for a reason that a person can act on. The message says what to do.</summary>
public sealed class MigrationException : Exception
{
    internal MigrationException(string code, string problem, string nextStep, Exception? innerException = null)
        : base($"{code}: {problem} {nextStep}", innerException)
    {
        Code = code;
        Problem = problem;
        NextStep = nextStep;
    }

    /// <summary>The code of the problem, such as <c>MK6002</c>; it is explained in <c>docs/codes</c>.</summary>
    public string Code { get; }

    /// <summary>What happened, and where.</summary>
    public string Problem { get; }

    /// <summary>What to do about it.</summary>
    public string NextStep { get; }
}
