using System.Globalization;
using Npgsql;

namespace MigrationKit.Internal;

/// <summary><c>postgres://user:password@host:port/database?option=value</c>, as libpq and hosting providers write it.</summary>
/// <remarks>https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS</remarks>
internal static class PostgresUrl
{
    public static bool IsUrl(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="FormatException">Not such a URL.</exception>
    /// <exception cref="ArgumentException">It has an option that Npgsql does not know.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string url)
    {
        var rest = url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var (address, query) = Cut(rest, '?');
        var (authority, database) = Cut(address, '/');
        var at = authority.LastIndexOf('@');
        var (user, password) = Cut(at < 0 ? "" : authority[..at], ':');
        var settings = new NpgsqlConnectionStringBuilder();
        SetHost(settings, authority[(at + 1)..]);
        Set(user, value => settings.Username = value);
        Set(password, value => settings.Password = value);
        Set(database, value => settings.Database = value);
        foreach (var option in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Cut(option, '=');
            SetOption(settings, Decode(name), Decode(value));
        }

        return settings;
    }

    // Several hosts are joined by commas, each with its port: Npgsql reads them as they are.
    private static void SetHost(NpgsqlConnectionStringBuilder settings, string host)
    {
        var portAt = host.LastIndexOf(':');
        var isSingleWithPort = portAt > 0 && !host.Contains(',', StringComparison.Ordinal) && !host.EndsWith(']');
        if (isSingleWithPort)
        {
            var port = host[(portAt + 1)..];
            settings.Port = int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new FormatException($"'{port}' is no port");
            host = host[..portAt];
        }

        Set(host.Trim('[', ']'), value => settings.Host = value);
    }

    private static void SetOption(NpgsqlConnectionStringBuilder settings, string name, string value)
    {
        switch (name)
        {
            case "sslmode":
                settings["SSL Mode"] = value.Replace("-", "", StringComparison.Ordinal);
                break;
            case "application_name":
                settings.ApplicationName = value;
                break;
            case "connect_timeout":
                settings["Timeout"] = value;
                break;
            case "sslrootcert":
                settings.RootCertificate = value;
                break;
            case "target_session_attrs":
                settings.TargetSessionAttributes = value;
                break;
            case "user":
                settings.Username = value;
                break;
            case "dbname":
                settings.Database = value;
                break;
            default:
                settings[name] = value;
                break;
        }
    }

    private static void Set(string part, Action<string> set)
    {
        if (part.Length > 0)
        {
            set(Decode(part));
        }
    }

    private static string Decode(string part) => Uri.UnescapeDataString(part);

    private static (string Before, string After) Cut(string text, char separator)
    {
        var index = text.IndexOf(separator);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }
}
