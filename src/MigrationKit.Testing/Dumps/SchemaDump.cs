using System.Globalization;
using MigrationKit.Testing.Processes;
using Npgsql;

namespace MigrationKit.Testing.Dumps;

internal static class SchemaDump
{
    public static async Task<string> RunAsync(PostgresInstallation programs, string connectionString, CancellationToken ct)
    {
        var result = await Command.RunAsync(
            [programs.Program("pg_dump"), "--schema-only", "--no-owner", "--no-password"], ct, environment: Target(connectionString))
            .ConfigureAwait(false);
        return result.ExitCode == 0
            ? result.Output
            : throw new PostgresServerException($"pg_dump of {programs} failed.\n{result.Error.Trim()}");
    }

    /// <summary>In the environment, where other users do not see the password.</summary>
    private static Dictionary<string, string> Target(string connectionString)
    {
        var source = new NpgsqlConnectionStringBuilder(connectionString);
        var target = new Dictionary<string, string>
        {
            ["PGHOST"] = source.Host ?? "localhost",
            ["PGPORT"] = source.Port.ToString(CultureInfo.InvariantCulture),
            ["PGDATABASE"] = source.Database!,
            ["PGUSER"] = source.Username ?? Environment.UserName,
            ["PGSSLMODE"] = SslMode(source.SslMode),
            ["PGCLIENTENCODING"] = "UTF8",
        };
        if (source.Password is { Length: > 0 } password)
        {
            target["PGPASSWORD"] = password;
        }

        return target;
    }

    private static string SslMode(SslMode mode) => mode switch
    {
        Npgsql.SslMode.VerifyCA => "verify-ca",
        Npgsql.SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };
}
