using System.Diagnostics;
using System.Globalization;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Benchmarks;

/// <summary>
/// How long it takes to go through many tenants, with nothing to apply and with one small migration: databases, and schemas of one database. The floor goes
/// through them as many at a time, through a pool each where they are databases, and through one pool where they are schemas. They take turns, because a
/// machine is not as quick at all times.
/// </summary>
/// <param name="kind">What the tenants are.</param>
/// <param name="tenants">The tenants.</param>
/// <param name="schemas">The schema of each, in the same order.</param>
/// <param name="word">The schema that the migrations say, where tenants are schemas.</param>
/// <param name="open">Opens the pool of a tenant with such a place, and says whether it is to be closed after use.</param>
internal sealed class ManyTenants(
    string kind, Tenant[] tenants, string[] schemas, string? word, Func<int, (NpgsqlDataSource DataSource, bool IsOwn)> open)
{
    private const int Rounds = 3;

    private const string Word = "tenant_schema";

    private const string BareHistory = "bare_history (id int PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())";

    private static readonly int s_parallel = new MigrationOptions().MaxParallelTenants;

    private static ParallelOptions Parallelism => new() { MaxDegreeOfParallelism = s_parallel };

    public static async Task<IReadOnlyList<RatioRow>> MeasureAsync(PostgresServer server, int count) =>
        [.. await MeasureDatabasesAsync(server, count), .. await MeasureSchemasAsync(server, count)];

    private static async Task<IReadOnlyList<RatioRow>> MeasureDatabasesAsync(PostgresServer server, int count)
    {
        await using var template = await server.CreateTemplateAsync(static async connectionString =>
        {
            await new Migrator(connectionString, [SetOf("public", 1)]).ApplyAsync();
            await using var dataSource = NpgsqlDataSource.Create(connectionString);
            await using var command = dataSource.CreateCommand("CREATE TABLE public." + BareHistory);
            await command.ExecuteNonQueryAsync();
        });
        var databases = new PostgresDatabase[count];
        await Parallel.ForAsync(0, count, Parallelism, async (number, _) => databases[number] = await template.CreateDatabaseAsync());
        try
        {
            return await new ManyTenants(
                "databases",
                [.. databases.Select(static database => new Tenant(database.Name, database.ConnectionString))],
                [.. databases.Select(static _ => "public")],
                word: null,
                place => (PoolOf(databases[place].ConnectionString, pooling: false), true)).MeasureAsync();
        }
        finally
        {
            await Parallel.ForEachAsync(databases, Parallelism, static (database, _) => database.DisposeAsync());
        }
    }

    private static async Task<IReadOnlyList<RatioRow>> MeasureSchemasAsync(PostgresServer server, int count)
    {
        await using var database = await server.CreateDatabaseAsync();
        await using var pool = PoolOf(database.ConnectionString, pooling: true);
        string[] schemas = [.. Enumerable.Range(1, count).Select(static number => string.Create(CultureInfo.InvariantCulture, $"tenant_{number}"))];
        var fleet = new ManyTenants(
            "schemas", [.. schemas.Select(schema => new Tenant(schema, database.ConnectionString) { Schema = schema })], schemas, Word, _ => (pool, false));
        await fleet.ApplyAsync(migrations: 1, records: true);
        await fleet.BareAsync(static schema => [$"CREATE TABLE {schema}.{BareHistory}"]);
        return await fleet.MeasureAsync();
    }

    private async Task<IReadOnlyList<RatioRow>> MeasureAsync()
    {
        var (select, upToDate, bare, unrecorded, recorded) =
            (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var migration = 1;
        for (var round = 0; round < Rounds; round++)
        {
            select.Add(await TimeAsync(() => BareAsync(static _ => ["SELECT 1"])));
            var known = migration;
            upToDate.Add(await TimeAsync(() => ApplyAsync(known, records: true)));
            var number = round;
            bare.Add(await TimeAsync(() => BareAsync(
                schema => [$"ALTER TABLE {schema}.users ADD COLUMN bare_{number} int", $"INSERT INTO {schema}.bare_history (id) VALUES ({number})"])));
            var (first, second) = (++migration, ++migration);
            unrecorded.Add(await TimeAsync(() => ApplyAsync(first, records: false)));
            recorded.Add(await TimeAsync(() => ApplyAsync(second, records: true)));
        }

        var what = string.Create(CultureInfo.InvariantCulture, $"{tenants.Length} {kind}, {s_parallel} at a time");
        var (floor, floorOfOne) = (Median("SELECT 1", select), Median("the statements", bare));
        return
        [
            new RatioRow($"{what}: up to date", Median("MigrationKit", upToDate), floor, null),
            new RatioRow($"{what}: one migration, RecordState=false", Median("MigrationKit", unrecorded), floorOfOne, null),
            new RatioRow($"{what}: one migration", Median("MigrationKit", recorded), floorOfOne, null),
        ];
    }

    private async Task ApplyAsync(int migrations, bool records)
    {
        var options = new MigrationOptions { RecordState = records, TenantSchema = word };
        var report = await new TenantMigrator(new Source(tenants.ToAsyncEnumerable()), [SetOf(word ?? "public", migrations)], options).ApplyAsync();
        report.ThrowIfAnyFailed();
    }

    private Task BareAsync(Func<string, string[]> statementsOf) => Parallel.ForAsync(0, tenants.Length, Parallelism, async (place, token) =>
    {
        var (dataSource, isOwn) = open(place);
        await using (var batch = dataSource.CreateBatch())
        {
            foreach (var statement in statementsOf(schemas[place]))
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
            }

            await batch.ExecuteNonQueryAsync(token);
        }

        if (isOwn)
        {
            await dataSource.DisposeAsync();
        }
    });

    private static NpgsqlDataSource PoolOf(string connectionString, bool pooling)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString) { ConnectionStringBuilder = { Pooling = pooling } };
        builder.ConfigureTypeLoading(static types => types.EnableTypeLoading(false));
        return builder.Build();
    }

    private static async Task<double> TimeAsync(Func<Task> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private static Measurement Median(string name, List<double> times) => new(name, times.Order().ElementAt(times.Count / 2));

    private static MigrationSet SetOf(string schema, int count)
    {
        var first = schema == Word ? "CREATE SCHEMA tenant_schema; " : "";
        var scripts = Enumerable.Range(1, count).Select(number => number == 1
            ? $"{first}CREATE TABLE {schema}.users (id int PRIMARY KEY);" : $"ALTER TABLE {schema}.users ADD COLUMN added_{number} int;").ToArray();
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
