using System.Diagnostics;
using System.Globalization;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Benchmarks;

/// <summary>
/// How long it takes to go through many databases, with nothing to apply and with one small migration. The floor goes through them as many
/// at a time, on one connection each. They take turns, because a machine is not as quick at all times.
/// </summary>
internal static class ManyTenants
{
    private const int Rounds = 3;

    private static readonly int s_parallel = new MigrationOptions().MaxParallelTenants;

    public static async Task<IReadOnlyList<RatioRow>> MeasureAsync(PostgresServer server, int count)
    {
        await using var template = await server.CreateTemplateAsync(static async connectionString =>
        {
            await new Migrator(connectionString, [SetOf(1)]).ApplyAsync();
            await using var dataSource = NpgsqlDataSource.Create(connectionString);
            await using var command = dataSource.CreateCommand("CREATE TABLE public.bare_history (id int PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())");
            await command.ExecuteNonQueryAsync();
        });
        var databases = new PostgresDatabase[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = s_parallel }, async (number, _) =>
            databases[number] = await template.CreateDatabaseAsync());
        try
        {
            return await MeasureAsync(databases);
        }
        finally
        {
            await Parallel.ForEachAsync(
                databases, new ParallelOptions { MaxDegreeOfParallelism = s_parallel }, static (database, _) => database.DisposeAsync());
        }
    }

    private static async Task<IReadOnlyList<RatioRow>> MeasureAsync(PostgresDatabase[] databases)
    {
        var (select, upToDate, bare, unrecorded, recorded) =
            (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var migration = 1;
        for (var round = 0; round < Rounds; round++)
        {
            select.Add(await TimeAsync(() => BareAsync(databases, "SELECT 1")));
            var known = migration;
            upToDate.Add(await TimeAsync(() => ApplyAsync(databases, known, records: true)));
            var number = round;
            bare.Add(await TimeAsync(() => BareAsync(
                databases, $"ALTER TABLE public.users ADD COLUMN bare_{number} int", $"INSERT INTO public.bare_history (id) VALUES ({number})")));
            var (first, second) = (++migration, ++migration);
            unrecorded.Add(await TimeAsync(() => ApplyAsync(databases, first, records: false)));
            recorded.Add(await TimeAsync(() => ApplyAsync(databases, second, records: true)));
        }

        var what = string.Create(CultureInfo.InvariantCulture, $"{databases.Length} tenants, {s_parallel} at a time");
        var (floor, floorOfOne) = (Median("SELECT 1", select), Median("the statements", bare));
        return
        [
            new RatioRow($"{what}: up to date", Median("MigrationKit", upToDate), floor, null),
            new RatioRow($"{what}: one migration, RecordState=false", Median("MigrationKit", unrecorded), floorOfOne, null),
            new RatioRow($"{what}: one migration", Median("MigrationKit", recorded), floorOfOne, null),
        ];
    }

    private static async Task ApplyAsync(PostgresDatabase[] databases, int migrations, bool records)
    {
        var tenants = databases.Select(static database => new Tenant(database.Name, database.ConnectionString)).ToAsyncEnumerable();
        var report = await new TenantMigrator(new Source(tenants), [SetOf(migrations)], new MigrationOptions { RecordState = records }).ApplyAsync();
        report.ThrowIfAnyFailed();
    }

    private static Task BareAsync(PostgresDatabase[] databases, params string[] statements) => Parallel.ForEachAsync(
        databases, new ParallelOptions { MaxDegreeOfParallelism = s_parallel }, async (database, token) =>
        {
            var builder = new NpgsqlDataSourceBuilder(database.ConnectionString) { ConnectionStringBuilder = { Pooling = false } };
            builder.ConfigureTypeLoading(static types => types.EnableTypeLoading(false));
            await using var dataSource = builder.Build();
            await using var batch = dataSource.CreateBatch();
            foreach (var statement in statements)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
            }

            await batch.ExecuteNonQueryAsync(token);
        });

    private static async Task<double> TimeAsync(Func<Task> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private static Measurement Median(string name, List<double> times) => new(name, times.Order().ElementAt(times.Count / 2));

    private static MigrationSet SetOf(int count)
    {
        var scripts = Enumerable.Range(1, count).Select(static number => number == 1
            ? "CREATE TABLE public.users (id int PRIMARY KEY);" : $"ALTER TABLE public.users ADD COLUMN added_{number} int;").ToArray();
        var migrations = scripts.Select((sql, index) => new Migration(
            $"{index + 1}_migration", index == 0 ? Fingerprint.Empty : After(index), After(index + 1), Checksum.OfText(sql), sql, null)).ToList();
        return new MigrationSet("shop", "migrationkit", After(count), new Texts(), migrations);
    }

    private static string After(int number) => Checksum.OfText(string.Create(CultureInfo.InvariantCulture, $"the schema after {number}"));

    private sealed class Source(IAsyncEnumerable<Tenant> tenants) : ITenantSource
    {
        public IAsyncEnumerable<Tenant> GetTenantsAsync(CancellationToken cancellationToken) => tenants;
    }

    private sealed record Texts : IScriptSource
    {
        public string Origin => "the benchmarks";

        public string Read(string name) => name;
    }
}
