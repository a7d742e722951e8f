using System.Diagnostics;
using System.Text.Json;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Tests.Corpus;

/// <summary>
/// Real schemas that are not part of this repository: <c>schemas/*.sql</c> with an <c>index.json</c> that names their roles and
/// extensions, in the folder that MIGRATIONKIT_CORPUS names. Without it there is none, and the tests over them have no cases.
/// </summary>
internal static class CorpusSchema
{
    private const string Variable = "MIGRATIONKIT_CORPUS";

    private static readonly SemaphoreSlim s_roles = new(1);

    public static IEnumerable<string> Names => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
        ? Directory.EnumerateFiles(Path.Combine(folder, "schemas"), "*.sql").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)
        : [];

    private static string Folder => Path.Combine(Environment.GetEnvironmentVariable(Variable)!, "schemas");

    /// <summary>A database with the schema in it, loaded as its authors would.</summary>
    /// <exception cref="InvalidOperationException">psql failed.</exception>
    public static async Task<PostgresDatabase> LoadAsync(string name, PostgresServer server)
    {
        var database = await CreateAsync(name, server);
        await PsqlAsync(database, Path.Combine(Folder, name + ".sql"));
        return database;
    }

    /// <summary>An empty database on a server that has the roles of the schema.</summary>
    public static async Task<PostgresDatabase> CreateAsync(string name, PostgresServer server)
    {
        var database = await server.CreateDatabaseAsync();
        await s_roles.WaitAsync();
        try
        {
            foreach (var role in Roles(Path.Combine(Folder, "index.json"), name))
            {
                await database.ExecuteAsync($"DO $$ BEGIN IF to_regrole('{role}') IS NULL THEN CREATE ROLE {role}; END IF; END $$");
            }
        }
        finally
        {
            s_roles.Release();
        }

        return database;
    }

    private static IEnumerable<string> Roles(string index, string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(index));
        var entry = json.RootElement.EnumerateArray().First(item => item.GetProperty("name").GetString() == name);
        return [.. entry.GetProperty("roles").EnumerateArray().Select(static role => role.GetString()!)];
    }

    private static async Task PsqlAsync(PostgresDatabase database, string file)
    {
        var target = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo("psql")
        {
            ArgumentList = { "-qXh", target.Host!, "-p", $"{target.Port}", "-U", target.Username!, "-d", target.Database!, "-v", "ON_ERROR_STOP=1", "-f", file },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var psql = Process.Start(start)!;
        var output = psql.StandardOutput.ReadToEndAsync();
        var errors = await psql.StandardError.ReadToEndAsync();
        await output;
        await psql.WaitForExitAsync();
        if (psql.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file}: {errors}");
        }
    }
}
