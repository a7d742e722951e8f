namespace MigrationKit.Testing.Processes;

/// <summary>The lines that are added to postgresql.conf: nothing has to survive a power failure, and little memory has to do.</summary>
internal static class ClusterSettings
{
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["listen_addresses"] = "127.0.0.1",
        ["fsync"] = "off",
        ["synchronous_commit"] = "off",
        ["full_page_writes"] = "off",
        ["autovacuum"] = "off",
        ["jit"] = "off",
        ["max_connections"] = "300",
        ["shared_buffers"] = "32MB",
        ["max_wal_size"] = "256MB",
        ["timezone"] = "UTC",
        ["log_timezone"] = "UTC",
        ["lc_messages"] = "C",
    };

    public static string Text(ClusterDirectory directory, IReadOnlyDictionary<string, string> wanted)
    {
        var settings = new Dictionary<string, string>(Defaults)
        {
            ["unix_socket_directories"] = OperatingSystem.IsWindows() ? "" : directory.Path,
        };
        foreach (var (name, value) in wanted)
        {
            settings[name] = value;
        }

        return string.Concat(settings.Select(static setting => $"{setting.Key} = '{Escape(setting.Value)}'\n"));
    }

    private static string Escape(string value) =>
        value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
}
