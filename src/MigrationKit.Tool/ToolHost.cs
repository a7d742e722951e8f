namespace MigrationKit.Tool;

/// <summary>What the tool knows of the process that it runs in; tests bring their own.</summary>
internal sealed record ToolHost
{
    /// <summary>Data, and nothing else.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Everything that is no data: progress, findings, errors.</summary>
    public required TextWriter Error { get; init; }

    public required string WorkingDirectory { get; init; }

    /// <summary>The value of an environment variable; null where it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    public bool IsOutputTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether colours are unwanted: <see href="https://no-color.org"/>.</summary>
    public bool IsColorless => Variable("NO_COLOR") is { Length: > 0 };

    public static ToolHost OfProcess() => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        WorkingDirectory = Environment.CurrentDirectory,
        Variable = Environment.GetEnvironmentVariable,
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
    };

    /// <summary>A path that somebody typed, from the folder that they were in.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, WorkingDirectory);
}
