using System.IO.Enumeration;
using MigrationKit.Testing.Discovery;

namespace MigrationKit.Testing.Tests;

/// <summary>A machine made of variables, programs and links to programs.</summary>
internal sealed class InventedMachine : IMachine
{
    private readonly Dictionary<string, string> _versions = [];

    public Dictionary<string, string> Variables { get; } = [];

    public Dictionary<string, string> Links { get; } = [];

    public bool IsWindows => false;

    public InventedMachine With(string folder, string version, params string[] programs)
    {
        foreach (var program in programs is [] ? ["initdb", "postgres", "pg_ctl", "pg_dump", "psql"] : programs)
        {
            _versions[$"{folder}/{program}"] = $"{program} (PostgreSQL) {version}\n";
        }

        return this;
    }

    public string? Variable(string name) => Variables.GetValueOrDefault(name);

    public bool FileExists(string path) => _versions.ContainsKey(path) || Links.ContainsKey(path);

    public IEnumerable<string> FolderNames(string directory, string pattern) =>
        _versions.Keys
            .Where(file => file.StartsWith(directory + "/", StringComparison.Ordinal))
            .Select(file => file[(directory.Length + 1)..].Split('/')[0])
            .Where(name => FileSystemName.MatchesSimpleExpression(pattern, name))
            .Distinct();

    public string ResolveLinks(string file) => Links.GetValueOrDefault(file, file);

    public string? VersionText(string program) => _versions.GetValueOrDefault(program);
}
