using System.Globalization;
using System.Text.RegularExpressions;

namespace MigrationKit.Testing.Discovery;

internal sealed partial class InstallationFinder(IMachine machine)
{
    private static readonly string[] ServerPrograms = ["pg_ctl", "initdb", "postgres"];
    private static readonly string[] ClientPrograms = ["pg_dump", "psql"];

    private static readonly string[] UnixFolders =
    [
        "/usr/lib/postgresql/*/bin",                       // Debian, Ubuntu
        "/usr/pgsql-*/bin",                                // Fedora, Red Hat (PGDG)
        "/usr/libexec/postgresql*",                        // Alpine
        "/opt/homebrew/opt/postgresql@*/bin",              // macOS, Apple silicon
        "/usr/local/opt/postgresql@*/bin",                 // macOS, Intel
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        "/opt/homebrew/bin",
        "/usr/local/pgsql/bin",                            // built from source
    ];

    private static readonly string[] WindowsFolders = [@"C:\Program Files\PostgreSQL\*\bin"];

    public PostgresInstallation Find() => FindAll().FirstOrDefault() ?? throw NotFound(ServerPrograms);

    public IEnumerable<PostgresInstallation> FindAll() => Candidates(ServerPrograms, Requested is { } requested ? [requested] : KnownFolders(ServerPrograms[0]));

    public PostgresInstallation At(string folder) => Candidates(ServerPrograms, [folder]).FirstOrDefault()
        ?? throw new PostgresNotFoundException($"{folder} has no working {string.Join(", ", ServerPrograms)}.", [folder]);

    /// <summary>
    /// pg_dump refuses servers newer than itself, so clients are chosen by the server's version. A folder that was named for a server need not
    /// have any: there are distributions without.
    /// </summary>
    public PostgresInstallation FindClient(int serverMajor) =>
        Candidates(ClientPrograms, Requested is { } requested ? [requested, .. KnownFolders(ClientPrograms[0])] : KnownFolders(ClientPrograms[0])).FirstOrDefault(found => found.Version.Major >= serverMajor)
        ?? throw NotFound(ClientPrograms, $" of version {serverMajor} or newer");

    private string? Requested => machine.Variable(EnvironmentVariables.BinDirectory) is { Length: > 0 } folder ? folder : null;

    private string[] UsualFolders => machine.IsWindows ? WindowsFolders : UnixFolders;

    private IEnumerable<PostgresInstallation> Candidates(string[] programs, IEnumerable<string> folders) =>
        folders
            .Distinct(StringComparer.Ordinal)
            .Where(folder => programs.All(program => machine.FileExists(ProgramIn(folder, program))))
            .Select(folder => Describe(folder, programs[^1]))
            .OfType<PostgresInstallation>();

    private IEnumerable<string> KnownFolders(string program) =>
        FoldersOnPath(program).Concat(UsualFolders.SelectMany(pattern => FolderPattern.Parse(pattern, machine.IsWindows ? '\\' : '/').Expand(machine)));

    /// <summary>Links are followed: distributions link single programs into <c>/usr/bin</c> and keep the rest elsewhere.</summary>
    private IEnumerable<string> FoldersOnPath(string program) =>
        (machine.Variable("PATH") ?? "")
            .Split(machine.IsWindows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => ProgramIn(folder, program))
            .Where(machine.FileExists)
            .Select(file => Path.GetDirectoryName(machine.ResolveLinks(file))!);

    private string ProgramIn(string folder, string program) => Path.Combine(folder, machine.IsWindows ? program + ".exe" : program);

    private PostgresInstallation? Describe(string folder, string program) =>
        machine.VersionText(ProgramIn(folder, program)) is { } text && ParseVersion(text) is { } version
            ? new PostgresInstallation(folder, version)
            : null;

    /// <summary>"postgres (PostgreSQL) 15.14 (Debian …)", "postgres (PostgreSQL) 19beta1".</summary>
    private static Version? ParseVersion(string text) =>
        VersionNumber().Match(text) is { Success: true } match
            ? new Version(Number(match.Groups["major"]), match.Groups["minor"].Success ? Number(match.Groups["minor"]) : 0)
            : null;

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private PostgresNotFoundException NotFound(string[] programs, string condition = "")
    {
        var wanted = string.Join(", ", programs) + condition;
        return Requested is { } folder && programs == ServerPrograms
            ? new($"{EnvironmentVariables.BinDirectory} is set to {folder}, but that folder has no working {wanted}.", [folder])
            : new($"No PostgreSQL was found ({wanted}).", ["PATH", .. UsualFolders]);
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)(\.(?<minor>\d+))?")]
    private static partial Regex VersionNumber();
}
