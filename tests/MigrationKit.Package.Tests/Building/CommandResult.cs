namespace MigrationKit.Package.Tests.Building;

/// <summary>How a command ended, and all that it printed.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>The lines of errors and warnings, each once.</summary>
    public IReadOnlyList<string> Diagnostics => Output.Split('\n').Select(static line => line.Trim())
        .Where(static line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal))
        .Distinct().ToList();

    public CommandResult Succeeds()
    {
        Assert.That(ExitCode, Is.Zero, Output);
        return this;
    }

    public CommandResult SucceedsWithoutWarning()
    {
        Assert.That(Succeeds().Diagnostics, Is.Empty, Output);
        return this;
    }

    public CommandResult Fails()
    {
        Assert.That(ExitCode, Is.Not.Zero, Output);
        return this;
    }

    /// <summary>The build says this once: a file and a place if there are any, and a code.</summary>
    /// <param name="start">How the line goes on after the folder of the file: <c>User.cs(7,14): error MK2001: </c>.</param>
    /// <param name="parts">What else is in the line.</param>
    public CommandResult Says(string start, params string[] parts)
    {
        var lines = Diagnostics.Where(line => line.Contains(start, StringComparison.Ordinal)).ToList();
        Assert.That(lines, Has.Count.EqualTo(1), $"one line with \"{start}\" in:\n{Output}");
        foreach (var part in parts)
        {
            Assert.That(lines[0], Does.Contain(part));
        }

        return this;
    }
}
