using System.Diagnostics;
using MigrationKit.Testing;
using Npgsql;

/// <summary>Runs commands as a database administrator would. A test project gets it by linking this file, as that of the shared server.</summary>
internal static class Psql
{
    /// <param name="database">Where; on the shared server.</param>
    /// <param name="input">What it reads, where the arguments name no file.</param>
    /// <param name="workingDirectory">Where the files are that the arguments name.</param>
    /// <param name="arguments">Beside those that say where.</param>
    /// <returns>Everything that psql printed.</returns>
    public static async Task<string> RunAsync(
        PostgresDatabase database, string input, string? workingDirectory = null, params IEnumerable<string> arguments)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var start = new ProcessStartInfo(Program(await SharedServer.Instance), arguments.Prepend("-X"))
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = settings.Host, ["PGPORT"] = $"{settings.Port}", ["PGUSER"] = settings.Username, ["PGPASSWORD"] = settings.Password,
                ["PGDATABASE"] = database.Name,
            },
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        var text = await output + await errors;
        TestContext.Out.WriteLine(text);
        return text;
    }

    /// <summary>One of whatever version will do: it is pg_dump that refuses a newer server.</summary>
    private static string Program(PostgresServer server)
    {
        try
        {
            return Path.Combine(server.BinDirectory, "psql");
        }
        catch (PostgresNotFoundException)
        {
            return "psql";
        }
    }
}
