using MigrationKit.Testing.Discovery;

namespace MigrationKit.Testing;

/// <summary>
/// A folder with PostgreSQL's programs. Looked for in the folder that <c>MIGRATIONKIT_PG_BIN</c> names (and then nowhere else, but for <c>pg_dump</c> and <c>psql</c> where that
/// folder has none), on the <c>PATH</c>, and in the usual folders of the operating system, newest version first.
/// </summary>
public sealed class PostgresInstallation
{
    internal PostgresInstallation(string binDirectory, Version version)
    {
        BinDirectory = binDirectory;
        Version = version;
    }

    /// <summary>The folder of <c>initdb</c>, <c>postgres</c>, <c>pg_ctl</c>, <c>pg_dump</c> and <c>psql</c>.</summary>
    public string BinDirectory { get; }

    /// <summary>The version, such as 15.14.</summary>
    public Version Version { get; }

    /// <summary>The first of <see cref="FindAll"/>.</summary>
    /// <exception cref="PostgresNotFoundException">There is none.</exception>
    public static PostgresInstallation Find() => new InstallationFinder(new LocalMachine()).Find();

    /// <summary>The one in a folder, for tests on a version that the machine does not take by itself.</summary>
    /// <exception cref="PostgresNotFoundException">There are no programs of a server in it.</exception>
    public static PostgresInstallation At(string binDirectory) => new InstallationFinder(new LocalMachine()).At(binDirectory);

    /// <summary>Every installation that can run a server; empty if there is none.</summary>
    public static IReadOnlyList<PostgresInstallation> FindAll() => [.. new InstallationFinder(new LocalMachine()).FindAll()];

    /// <inheritdoc/>
    public override string ToString() => $"PostgreSQL {Version} in {BinDirectory}";

    /// <summary>Distributions for embedding have a server only.</summary>
    internal bool HasClients => File.Exists(Program("pg_dump")) && File.Exists(Program("psql"));

    internal string Program(string name) => Path.Combine(BinDirectory, OperatingSystem.IsWindows() ? name + ".exe" : name);
}
