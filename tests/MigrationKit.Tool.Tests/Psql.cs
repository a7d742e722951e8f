using System.Diagnostics;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Tool.Tests;

/// <summary>Runs a script as a database administrator would.</summary>
internal static class Psql
{
    /// <returns>Everything that psql printed.</returns>
    public static async Task<string> RunAsync(PostgresDatabase database, string script)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var program = Path.Combine((await SharedServer.Instance).BinDirectory, "psql");
        string[] arguments = ["-X", "-h", settings.Host!, "-p", $"{settings.Port}", "-U", settings.Username!, "-d", database.Name];
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(script);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        var text = await output + await errors;
        TestContext.Out.WriteLine(text);
        return text;
    }
}
