using System.Diagnostics;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Acceptance.Tests.Corpus;

/// <summary>Scripts of others are run as others run them.</summary>
internal static class Psql
{
    /// <summary>Statement by statement.</summary>
    public static Task RunAsync(PostgresDatabase database, string script) => RunAsync(database, script, "-f", "-");

    /// <summary>As one simple query, which is one transaction unless it says otherwise.</summary>
    public static Task RunOneQueryAsync(PostgresDatabase database, string query) => RunAsync(database, "", "-c", query);

    private static async Task RunAsync(PostgresDatabase database, string input, string option, string value)
    {
        var target = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo("psql")
        {
            ArgumentList = { "-qXh", target.Host!, "-p", $"{target.Port}", "-U", target.Username!, "-d", target.Database!, "-v", "ON_ERROR_STOP=1", option, value },
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var psql = Process.Start(start)!;
        var output = psql.StandardOutput.ReadToEndAsync();
        var errors = psql.StandardError.ReadToEndAsync();
        await psql.StandardInput.WriteAsync(input);
        psql.StandardInput.Close();
        await Task.WhenAll(output, errors);
        await psql.WaitForExitAsync();
        if (psql.ExitCode != 0)
        {
            throw new DiffPairException("The schema does not load: " + await errors);
        }
    }
}
