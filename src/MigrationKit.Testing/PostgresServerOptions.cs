namespace MigrationKit.Testing;

/// <summary>What may differ from the defaults of a throw-away server.</summary>
public sealed record PostgresServerOptions
{
    /// <summary>The binaries to run. By default what <see cref="PostgresInstallation.Find"/> finds.</summary>
    public PostgresInstallation? Installation { get; init; }

    /// <summary>Server settings, such as <c>wal_level</c> = <c>logical</c>; they win over those of MigrationKit.Testing.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The folder in which the server's own folder is made. By default <c>/dev/shm</c> where there are 4 GB free in it, else the temporary
    /// folder of the machine. The path is part of the Unix socket's, which may have about 100 bytes.
    /// </summary>
    public string? TemporaryDirectory { get; init; }
}
