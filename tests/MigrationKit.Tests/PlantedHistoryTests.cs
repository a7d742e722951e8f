using MigrationKit.Tests.Support;
using Npgsql;

namespace MigrationKit.Tests;

/// <summary>
/// A role that may create schemas was there before the first migration: where MigrationKit keeps its tables it has made views, whose functions run
/// with the rights of whoever reads them. Here that is a superuser.
/// </summary>
internal sealed class PlantedHistoryTests : DatabaseTest
{
    private static readonly MigrationSet Shop = Sets.Of(("1_a", "CREATE TABLE public.a (id int);"));

    private static readonly string[] Tables =
    [
        "history", "expanded", "steps", "instances", "recorded_state", "data_migrations", "seeds",
    ];

    private TestRole _attacker = null!;

    [SetUp]
    public async Task CreateRoleAsync()
    {
        _attacker = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"GRANT CREATE ON DATABASE {Database.Name} TO {_attacker.Name}");
    }

    [TearDown]
    public async Task DropRoleAsync()
    {
        await Database.ExecuteAsync($"ALTER ROLE {_attacker.Name} NOSUPERUSER");
        await _attacker.DisposeAsync();
    }

    [Test]
    public async Task The_attack_works_on_whoever_does_not_look()
    {
        await PlantAsync("VOLATILE");

        await ScalarAsync<long>("SELECT count(*) FROM migrationkit.history WHERE model = 'x'");

        Assert.That(await IsSuperuserAsync(), Is.True);
    }

    [Test]
    public Task A_start_does_not_read_them([Values("VOLATILE", "IMMUTABLE")] string volatility) =>
        AssertRefusedAsync(volatility, () => MigratorOf(Shop).ApplyAsync());

    [Test]
    public Task A_start_that_runs_contract_steps_does_not_read_them() => AssertRefusedAsync("VOLATILE", () => MigratorWith(
        static options => (options.Phase, options.Contract) = (MigrationPhase.Expand, ContractMode.WhenUnused), Shop).ApplyAsync());

    [Test]
    public Task A_start_with_seeders_does_not_read_them() => AssertRefusedAsync("VOLATILE", () => MigratorWith(
        static options => options.AddSeeder(new CodeSeeder("x", "1", "SELECT 1")), Shop).ApplyAsync());

    [Test]
    public Task Who_only_waits_does_not_read_them() =>
        AssertRefusedAsync("VOLATILE", () => MigratorWith(static options => options.Mode = MigrationMode.WaitForOther, Shop).ApplyAsync());

    [Test]
    public Task The_status_does_not_read_them() => AssertRefusedAsync("VOLATILE", () => MigratorOf(Shop).GetStatusAsync());

    [Test]
    public Task Who_looks_for_drift_does_not_read_them() => AssertRefusedAsync("VOLATILE", () => MigratorOf(Shop).FindDriftAsync());

    [Test]
    public Task A_health_check_does_not_read_them() => AssertRefusedAsync("VOLATILE", () => MigratorOf(Shop).ReadHealthAsync(CancellationToken.None));

    [TestCaseSource(nameof(Tables))]
    public async Task One_of_them_among_those_that_are_right_is_not_read(string table)
    {
        await MigratorWith(static options => options.Phase = MigrationPhase.Expand, Shop).ApplyAsync();
        await PlantAsync("VOLATILE", "planted");
        await Database.ExecuteAsync(
            $"""
            DROP TABLE IF EXISTS migrationkit.{table};
            CREATE VIEW migrationkit.{table} AS SELECT * FROM planted.{table};
            ALTER VIEW migrationkit.{table} OWNER TO {_attacker.Name};
            """);
        Func<Task>[] readers =
        [
            () => MigratorOf(Shop).ApplyAsync(),
            () => MigratorOf(Shop).GetStatusAsync(),
            () => MigratorOf(Shop).FindDriftAsync(),
            () => MigratorOf(Shop).ReadHealthAsync(CancellationToken.None),
            () => MigratorWith(
                static options => (options.Phase, options.Contract) = (MigrationPhase.Expand, ContractMode.WhenUnused),
                Sets.Of(("1_a", "CREATE TABLE public.a (id int);"), ("2_b", "SELECT 1;"))).ApplyAsync(),
            () => MigratorWith(static options => options.AddSeeder(new CodeSeeder("x", "1", "SELECT 1")), Shop).ApplyAsync(),
        ];
        var refused = 0;
        foreach (var read in readers)
        {
            try
            {
                await read();
            }
            catch (MigrationException error) when (error.Code == "MK6011")
            {
                refused++;
            }
        }

        Assert.That(refused, Is.GreaterThan(0));
        Assert.That(await IsSuperuserAsync(), Is.False);
    }

    [Test]
    public async Task The_owner_of_the_schema_could_replace_the_tables_at_any_time()
    {
        await Database.ExecuteAsync($"CREATE SCHEMA migrationkit AUTHORIZATION {_attacker.Name}; GRANT ALL ON SCHEMA migrationkit TO PUBLIC");

        var failure = await FailureOfAsync(Shop);

        Assert.That(failure.Code, Is.EqualTo("MK6011"));
        Assert.That(failure.Message, Does.Contain($"The history schema migrationkit belongs to the role {_attacker.Name}, which is neither")
            .And.Contain("ALTER SCHEMA migrationkit OWNER TO CURRENT_USER;"));
        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('public.a') IS NULL"), Is.True);
    }

    /// <summary>It is not plain that they are trusted, so it is looked more closely: once.</summary>
    [TestCase("owner of the database")]
    [TestCase("superuser")]
    public async Task Tables_of_another_role_that_is_trusted_are_read(string whose)
    {
        await using var owner = await TestRole.CreateAsync(Database);
        await using var reader = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync(
            $"GRANT CREATE ON DATABASE {Database.Name} TO {owner.Name}, {reader.Name}; GRANT CREATE ON SCHEMA public TO {owner.Name}; "
            + (whose == "superuser" ? $"ALTER ROLE {owner.Name} SUPERUSER" : $"ALTER DATABASE {Database.Name} OWNER TO {owner.Name}"));
        await new Migrator(owner.ConnectionString, [Shop], WithSeeder()).ApplyAsync();
        await Database.ExecuteAsync("GRANT USAGE ON SCHEMA migrationkit TO PUBLIC; GRANT SELECT ON ALL TABLES IN SCHEMA migrationkit TO PUBLIC");
        var (first, later) = (0, 0);

        using (BatchListener.Count(Database.Name, () => first++))
        {
            Assert.That((await new Migrator(reader.ConnectionString, [Shop], WithSeeder()).ApplyAsync()).IsUpToDate, Is.True);
        }

        using (BatchListener.Count(Database.Name, () => later++))
        {
            Assert.That((await new Migrator(reader.ConnectionString, [Shop], WithSeeder()).ApplyAsync()).IsUpToDate, Is.True);
        }

        Assert.That((await new Migrator(reader.ConnectionString, [Shop]).GetStatusAsync()).IsUpToDate, Is.True);
        Assert.That((first, later), Is.EqualTo((4, 1)));
    }

    /// <summary>An application with few rights, where migrations run as another role that is not the owner of the database.</summary>
    [Test]
    public async Task Who_may_create_no_schemas_trusts_ordinary_tables_that_he_was_given()
    {
        await using var owner = await TestRole.CreateAsync(Database);
        await using var application = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"GRANT CREATE ON DATABASE {Database.Name} TO {owner.Name}; GRANT CREATE ON SCHEMA public TO {owner.Name}");
        await new Migrator(owner.ConnectionString, [Shop]).ApplyAsync();
        await Database.ExecuteAsync("GRANT USAGE ON SCHEMA migrationkit TO PUBLIC; GRANT SELECT ON ALL TABLES IN SCHEMA migrationkit TO PUBLIC");
        var migrator = new Migrator(application.ConnectionString, [Shop]);

        var batches = 0;
        using (BatchListener.Count(Database.Name, () => batches++))
        {
            Assert.That((await migrator.ApplyAsync()).IsUpToDate, Is.True);
        }

        Assert.That(batches, Is.EqualTo(1));
        Assert.That((await migrator.GetStatusAsync()).IsUpToDate, Is.True);
    }

    [TestCase("ALTER TABLE migrationkit.history ENABLE ROW LEVEL SECURITY; CREATE POLICY planted ON migrationkit.history USING (true)", "policies call functions")]
    [TestCase("ALTER TABLE migrationkit.history RENAME TO h; CREATE VIEW migrationkit.history AS SELECT * FROM migrationkit.h; GRANT SELECT ON migrationkit.history TO PUBLIC", "so do views")]
    public async Task He_does_not_trust_what_may_run_code_when_it_is_read(string change, string reason)
    {
        await using var owner = await TestRole.CreateAsync(Database);
        await using var application = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"GRANT CREATE ON DATABASE {Database.Name} TO {owner.Name}; GRANT CREATE ON SCHEMA public TO {owner.Name}");
        await new Migrator(owner.ConnectionString, [Shop]).ApplyAsync();
        await Database.ExecuteAsync(
            $"""
            GRANT USAGE ON SCHEMA migrationkit TO PUBLIC; GRANT SELECT ON ALL TABLES IN SCHEMA migrationkit TO PUBLIC;
            SET ROLE {owner.Name}; {change}; RESET ROLE
            """);

        Assert.That((await FailureOfAsync(new Migrator(application.ConnectionString, [Shop]))).Code, Is.EqualTo("MK6011"), reason);
    }

    private static MigrationOptions WithSeeder() => new MigrationOptions().AddSeeder(new CodeSeeder("x", "1", "SELECT 1"));

    private async Task AssertRefusedAsync(string volatility, Func<Task> read)
    {
        await PlantAsync(volatility);

        var failure = Assert.CatchAsync<MigrationException>(async () => await read())!;

        Assert.That(failure.Code, Is.EqualTo("MK6011"));
        Assert.That(failure.Message, Does.Contain($"belongs to the role {_attacker.Name}"));
        Assert.That(await IsSuperuserAsync(), Is.False);
    }

    private async Task PlantAsync(string volatility, string schema = "migrationkit")
    {
        await using var attacker = new NpgsqlConnection(_attacker.ConnectionString);
        await attacker.OpenAsync();
        await ExecuteAsync(attacker,
            $"""
            CREATE SCHEMA {schema};
            GRANT USAGE ON SCHEMA {schema} TO PUBLIC;
            CREATE FUNCTION {schema}.grab() RETURNS void VOLATILE LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'ALTER ROLE {_attacker.Name} SUPERUSER'; END $$;
            CREATE FUNCTION {schema}.planted() RETURNS text {volatility} LANGUAGE plpgsql AS $$ BEGIN PERFORM {schema}.grab(); RETURN 'x'; END $$;
            """);
        foreach (var table in Tables)
        {
            await ExecuteAsync(attacker,
                $$"""
                CREATE VIEW {{schema}}.{{table}} AS
                SELECT 'x'::text AS model, 1 AS ordinal, {{schema}}.planted() AS migration_id, ''::text AS from_fingerprint, ''::text AS to_fingerprint,
                       ''::text AS checksum, ''::text AS chain, ''::text AS tool_version, now() AS applied_at, '0'::interval AS duration, ''::text AS applied_by,
                       now() AS expanded_at, ''::text AS expanded_by, 1 AS step, 'done'::text AS state, 1 AS statements_done, ''::text AS instance,
                       ''::text AS fingerprint, ''::text AS application, ''::text AS host, 1 AS process_id, now() AS registered_at, now() AS last_seen,
                       now() AS expires_at, now() AS ended_at, now() AS recorded_at, '{}'::jsonb AS heads, 15 AS server_major, ''::bytea AS manifest,
                       ''::text AS id, ''::text AS checkpoint, 1::bigint AS batches, now() AS finished_at, ''::text AS key, ''::text AS version
                WHERE {{schema}}.planted() = 'x';
                GRANT SELECT ON {{schema}}.{{table}} TO PUBLIC;
                """);
        }
    }

    private Task<bool> IsSuperuserAsync() => ScalarAsync<bool>($"SELECT rolsuper FROM pg_roles WHERE rolname = '{_attacker.Name}'");
}
