using MigrationKit.Core.Model;
using MigrationKit.Internal;
using Microsoft.Extensions.Configuration;

namespace MigrationKit.Hosting;

/// <summary>Finds the database in the configuration: what is named, or the only PostgreSQL there is, or a usual name.</summary>
internal static class ConnectionStringChooser
{
    private static readonly string[] UsualNames = ["MigrationKit", "Migrations", "DefaultConnection", "Default", "Postgres"];

    /// <exception cref="MigrationException">There is none, or no way to tell which.</exception>
    public static string Choose(MigrationOptions options, IConfiguration? configuration)
    {
        if (options.ConnectionString is { } given)
        {
            return given;
        }

        var all = configuration?.GetSection("ConnectionStrings").GetChildren().ToList() ?? [];
        var found = all.Where(static entry => ConnectionStringReader.IsPostgres(entry.Value)).ToList();
        if (options.ConnectionStringName is { } name)
        {
            return all.FirstOrDefault(entry => Is(entry, name))?.Value ?? throw NotFound($"there is no connection string '{name}'", all);
        }

        var usual = UsualNames.Select(usualName => found.FirstOrDefault(entry => Is(entry, usualName)));
        var chosen = found.Count == 1 ? found[0] : usual.FirstOrDefault(static entry => entry is not null);
        return chosen?.Value ?? throw NotFound("no NpgsqlDataSource is registered as a service", all);
    }

    private static bool Is(IConfigurationSection entry, string name) => string.Equals(entry.Key, name, StringComparison.OrdinalIgnoreCase);

    private static MigrationException NotFound(string reason, List<IConfigurationSection> all)
    {
        var names = all.Count == 0 ? "none" : string.Join(", ", all.Select(static entry => entry.Key));
        return new MigrationException(
            Codes.NoConnection,
            $"No PostgreSQL database is configured: {reason}, and the connection strings of the configuration are: {names}.",
            "Say it in one of three ways: register it with builder.Services.AddNpgsqlDataSource(\"Host=…\"); or add "
                + "\"ConnectionStrings\": { \"Default\": \"Host=localhost;Database=shop;Username=app;Password=…\" } to appsettings.json, "
                + "and where there are several, name one in MigrationKit:ConnectionStringName; or call "
                + "app.ApplyMigrations(options => options.ConnectionString = …).");
    }
}
