using MigrationKit.Testing.Processes;

namespace MigrationKit.Testing.Discovery;

internal sealed class LocalMachine : IMachine
{
    public bool IsWindows => OperatingSystem.IsWindows();

    public string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    public bool FileExists(string path) => File.Exists(path);

    public IEnumerable<string> FolderNames(string directory, string pattern)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(directory, pattern).Select(static path => Path.GetFileName(path))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public string ResolveLinks(string file)
    {
        try
        {
            return File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return file;
        }
    }

    public string? VersionText(string program)
    {
        var result = Command.RunAsync([program, "--version"], CancellationToken.None).GetAwaiter().GetResult();
        return result.ExitCode == 0 ? result.Output : null;
    }
}
