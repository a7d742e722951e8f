using System.Collections.Concurrent;
using System.Diagnostics;

namespace MigrationKit.Repository.Tests;

/// <summary>What <c>--help</c> of a command of the tool says.</summary>
internal sealed record ToolHelp(string Path, IReadOnlySet<string> Commands, IReadOnlySet<string> Options)
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<ToolHelp>>> s_known = new(StringComparer.Ordinal);

    /// <summary>The help of the deepest command that these words lead to.</summary>
    public static async Task<ToolHelp> OfAsync(IReadOnlyList<string> words)
    {
        var help = await OfAsync("");
        foreach (var word in words)
        {
            if (!help.Commands.Contains(word))
            {
                break;
            }

            help = await OfAsync($"{help.Path} {word}".Trim());
        }

        return help;
    }

    private static Task<ToolHelp> OfAsync(string path) => s_known.GetOrAdd(path, static path => new(() => AskAsync(path))).Value;

    private static async Task<ToolHelp> AskAsync(string path)
    {
        var tool = System.IO.Path.Combine(AppContext.BaseDirectory, "MigrationKit.Tool.dll");
        var start = new ProcessStartInfo("dotnet", [tool, .. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"{path} --help");
        return new ToolHelp(path, Words(output, "Commands:"), Words(output, "Options:"));
    }

    /// <summary>The first words of the lines of a section, with commas between several names of one option.</summary>
    private static HashSet<string> Words(string output, string heading) => output.Split('\n')
        .SkipWhile(line => line.Trim() != heading)
        .Skip(1)
        .TakeWhile(static line => line.StartsWith("  ", StringComparison.Ordinal))
        .SelectMany(static line => line.Trim().Split("  ")[0].Split(',', StringSplitOptions.TrimEntries))
        .Select(static name => name.Split(' ')[0])
        .ToHashSet(StringComparer.Ordinal);
}
