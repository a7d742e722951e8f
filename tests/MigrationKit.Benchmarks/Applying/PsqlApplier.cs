using System.Diagnostics;
using System.Globalization;
using System.Text;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Benchmarks;

/// <summary>The same transactions as a script for psql.</summary>
internal static class PsqlApplier
{
    public static Applier On(PostgresServer server) => new("Psql", (target, input) => RunAsync(server, target, input));

    private static async Task RunAsync(PostgresServer server, string target, ApplyInput input)
    {
        var to = new NpgsqlConnectionStringBuilder(target);
        var start = new ProcessStartInfo(Path.Combine(server.BinDirectory, "psql"), ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"])
        {
            RedirectStandardInput = true,
            Environment =
            {
                ["PGHOST"] = to.Host,
                ["PGPORT"] = to.Port.ToString(CultureInfo.InvariantCulture),
                ["PGUSER"] = to.Username,
                ["PGPASSWORD"] = to.Password ?? "",
                ["PGDATABASE"] = to.Database,
            },
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(Script(input));
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"psql ended with {process.ExitCode}.");
        }
    }

    private static string Script(ApplyInput input)
    {
        var script = new StringBuilder(input.HasHistory ? "CREATE TABLE public.history (ordinal integer PRIMARY KEY, migration_id text UNIQUE);\n" : "");
        for (var i = 0; i < input.Steps.Count; i++)
        {
            foreach (var step in input.Steps[i])
            {
                script.Append("BEGIN;\n").AppendJoin(";\n", step.Statements.Select(static statement => statement.Sql)).Append(";\n");
                if (input.HasHistory && step == input.Steps[i][^1])
                {
                    script.Append(CultureInfo.InvariantCulture, $"INSERT INTO public.history VALUES ({i}, '{input.Set.Migrations[i].Id}');\n");
                }

                script.Append("COMMIT;\n");
            }
        }

        return script.ToString();
    }
}
