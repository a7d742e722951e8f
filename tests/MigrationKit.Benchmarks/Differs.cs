using System.Diagnostics;
using MigrationKit.Testing;
using MigrationKit.Tests.Corpus;
using Npgsql;

namespace MigrationKit.Benchmarks;

/// <summary>
/// How long it takes to compare two databases that hold a real schema and the same one with a few changes: our tool beside pg_dump, which does
/// no more than read both of them, and beside another differ. Whole processes that take turns, so that what else the machine does hits all.
/// Without the schemas (see CONTRIBUTING, MIGRATIONKIT_CORPUS) there is nothing to measure.
/// </summary>
/// <remarks>The other differ is the migra that MIGRATIONKIT_MIGRA names, called as <c>migra from to --unsafe</c>; without it there is no peer.</remarks>
internal static class Differs
{
    private const string Changes =
        """
        DO $$
        DECLARE t regclass;
        BEGIN
            FOR t IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     WHERE c.relkind = 'r' AND NOT c.relispartition AND n.nspname !~ '^(pg_|information_schema)' ORDER BY c.oid LIMIT 5
            LOOP
                EXECUTE format('ALTER TABLE %s ADD COLUMN is_new boolean NOT NULL DEFAULT true', t);
                EXECUTE format('CREATE INDEX ON %s (is_new)', t);
            END LOOP;
        END $$
        """;

    public static async Task<IReadOnlyList<RatioRow>> MeasureAsync(PostgresServer server, int launches)
    {
        var rows = new List<RatioRow>();
        foreach (var name in CorpusSchema.Names)
        {
            await using var from = await CorpusSchema.LoadAsync(name, server);
            await using var to = await CorpusSchema.LoadAsync(name, server);
            await to.ExecuteAsync(Changes);
            rows.Add(await MeasureAsync(name, from, to, launches));
        }

        return rows;
    }

    private static async Task<RatioRow> MeasureAsync(string name, PostgresDatabase from, PostgresDatabase to, int launches)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "MigrationKit.Tool.dll");
        var programs = new List<(string Name, Func<Task> Run)>
        {
            ("MigrationKit", () => RunAsync("dotnet", [tool, "diff", "--from", from.ConnectionString, "--to", to.ConnectionString])),
            ("PgDumpOfBoth", async () =>
            {
                await RunAsync("pg_dump", ["-s", Uri(from)]);
                await RunAsync("pg_dump", ["-s", Uri(to)]);
            }),
        };
        if (Environment.GetEnvironmentVariable("MIGRATIONKIT_MIGRA") is { Length: > 0 } migra)
        {
            programs.Add(("migra", () => RunAsync(migra, [Uri(from), Uri(to), "--unsafe"])));
        }

        var times = await ProcessTimes.MeasureAsync(programs, launches);
        return new RatioRow($"compare two databases ({name})", times[0], times[1], times.ElementAtOrDefault(2));
    }

    private static string Uri(PostgresDatabase database)
    {
        var target = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return $"postgres://{target.Username}:{target.Password}@{target.Host}:{target.Port}/{target.Database}";
    }

    // Differences are no failure: one exit code for them, another one for faults.
    private static async Task RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode is not 0 and not 2 || output.Length == 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
        }
    }
}
