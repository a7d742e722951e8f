namespace MigrationKit.Tool;

/// <summary>What the process returns: a contract with scripts and pipelines.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    public const int Error = 1;

    /// <summary>Done, and there is something to look at: pending migrations, drift, a difference that was asked for.</summary>
    public const int Findings = 2;

    /// <summary>The command line makes no sense (<c>EX_USAGE</c> of sysexits.h).</summary>
    public const int Usage = 64;

    /// <summary>Interrupted by Ctrl-C, as shells count it: 128 + SIGINT.</summary>
    public const int Cancelled = 130;
}
