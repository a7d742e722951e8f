using System.Globalization;
using System.Runtime.CompilerServices;
using MigrationKit.Drift;
using MigrationKit.History;
using MigrationKit.Testing;
using MigrationKit.Tests.Support;
using Npgsql;

namespace MigrationKit.Tests;

/// <summary>Tenants that are schemas of one database.</summary>
internal sealed class TenantSchemaTests : DatabaseTest
{
    private const string Word = "tenant_schema";

    /// <summary>One of each of what says the schema in its own way.</summary>
    private static readonly (string Id, string Sql) Shop = ("1_shop",
        """
        CREATE SCHEMA tenant_schema;
        CREATE TYPE tenant_schema.mood AS ENUM ('good', 'bad');
        CREATE TABLE tenant_schema.users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text, mood tenant_schema.mood DEFAULT 'good'::tenant_schema.mood);
        CREATE TABLE "tenant_schema"."Orders" (id int PRIMARY KEY, user_id int REFERENCES tenant_schema.users (id));
        CREATE VIEW tenant_schema.happy AS SELECT id FROM tenant_schema.users WHERE mood = 'good'::tenant_schema.mood;
        CREATE FUNCTION tenant_schema.count_users() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(*) FROM tenant_schema.users); END $$;
        COMMENT ON SCHEMA tenant_schema IS 'a customer';
        INSERT INTO tenant_schema.users (email) VALUES ('a@' || 'tenant_schema'), ('b');
        """);

    private static readonly (string Id, string Sql) Search = ("2_search",
        """
        -- migrationkit:step transactional
        ALTER TABLE tenant_schema.users ADD rank int;
        -- migrationkit:step no-transaction
        DO $backfill$
        BEGIN
            PERFORM 'tenant_schema.users'::pg_catalog.regclass;
            EXECUTE pg_catalog.format('UPDATE %s SET rank = id', 'tenant_schema.users');
            COMMIT;
        END
        $backfill$;
        -- migrationkit:step no-transaction
        CREATE INDEX CONCURRENTLY ix_users_rank ON tenant_schema.users (rank);
        """);

    [Test]
    public async Task Each_schema_gets_all_of_it_and_nothing_says_the_word_afterwards()
    {
        var report = await MigrateAsync(["acme", "_b2"], Shop, Search);

        Assert.That(report.ThrowIfAnyFailed().Summary, Is.EqualTo("2 tenant(s): 2 migrated, 0 up to date, 0 failed"));
        Assert.That(await ListAsync("SELECT email FROM acme.users ORDER BY id"), Is.EqualTo(new[] { "a@acme", "b" }));
        Assert.That(await ScalarAsync<long>("SELECT _b2.count_users() + (SELECT sum(rank) FROM _b2.users) + (SELECT count(*) FROM _b2.happy)"), Is.EqualTo(7));
        Assert.That(await ScalarAsync<string>("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = '_b2.\"Orders\"'::regclass AND contype = 'f'"), Does.Contain("_b2.users"));
        Assert.That(await ListAsync(
            """
            SELECT prosrc FROM pg_proc WHERE prosrc ~ 'tenant_schema' UNION ALL SELECT definition FROM pg_views WHERE definition ~ 'tenant_schema'
            UNION ALL SELECT nspname FROM pg_namespace WHERE nspname ~ 'tenant_schema'
            """), Is.Empty);
        Assert.That(await HistoryAsync("migrationkit_of_acme"), Is.EqualTo(new[] { "shop 1 1_shop", "shop 2 2_search" }));
        Assert.That(await ScalarAsync<bool>("SELECT to_regnamespace('migrationkit') IS NULL"), Is.True);
        Assert.That(
            await ScalarAsync<string>("SELECT string_agg(DISTINCT checksum, '') FROM (SELECT checksum FROM migrationkit_of_acme.history UNION ALL SELECT checksum FROM migrationkit_of__b2.history) h WHERE checksum = $$"
                + Sets.Of(Shop).Migrations[0].Checksum + "$$"),
            Is.EqualTo(Sets.Of(Shop).Migrations[0].Checksum), "checksums are of the committed script");

        var again = await MigrateAsync(["acme", "_b2", "c"], Shop, Search);

        Assert.That(again.ThrowIfAnyFailed().Summary, Is.EqualTo("3 tenant(s): 1 migrated, 2 up to date, 0 failed"));
    }

    [Test]
    public async Task One_that_fails_in_the_middle_stops_no_other_and_goes_on_where_it_was()
    {
        (string Id, string Sql) last = ("3_check",
            """
            -- migrationkit:step transactional
            CREATE TABLE tenant_schema.log (id int);
            -- migrationkit:step transactional
            ALTER TABLE tenant_schema.users ADD CONSTRAINT ck CHECK (rank < 100);
            """);
        await MigrateAsync(["a", "b", "c"], Shop, Search);
        await Database.ExecuteAsync("UPDATE b.users SET rank = 1000");

        var report = await MigrateAsync(["a", "b", "c"], Shop, Search, last);

        Assert.That(report.Failed.Select(static tenant => $"{tenant.Tenant} {tenant.Code}"), Is.EqualTo(new[] { "b MK6010" }));
        Assert.That(report.Failed.Single().Error!.Message, Does.Contain("b.users").And.Not.Contain(Word));
        Assert.That(report.Summary, Is.EqualTo("3 tenant(s): 2 migrated, 0 up to date, 1 failed"));

        await Database.ExecuteAsync("UPDATE b.users SET rank = 1");
        var second = await MigrateAsync(["a", "b", "c"], Shop, Search, last);

        Assert.That(second.ThrowIfAnyFailed().Tenants[1].Report!.Applied.Select(static migration => $"{migration.Id} {migration.StepCount}"), Is.EqualTo(new[] { "3_check 1" }));
    }

    [Test]
    public async Task One_that_is_killed_goes_on_at_its_statement()
    {
        (string Id, string Sql) slow = ("2_slow",
            """
            -- migrationkit:step no-transaction
            INSERT INTO tenant_schema.users (email) VALUES ('once');
            SELECT pg_sleep(CASE WHEN EXISTS (SELECT FROM public.fast) THEN 0 ELSE 60 END);
            INSERT INTO tenant_schema.users (email) VALUES ('twice');
            """);
        await Database.ExecuteAsync("CREATE TABLE public.fast ()");
        await MigrateAsync(["a"], Shop);
        var run = MigrateAsync(["a"], Shop, slow);
        await UntilAsync("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep')");
        await Database.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'; INSERT INTO public.fast DEFAULT VALUES");
        await run;

        var report = await MigrateAsync(["a"], Shop, slow);

        Assert.That(report.Failed, Is.Empty);
        Assert.That(await ListAsync("SELECT email FROM a.users WHERE id > 2 ORDER BY id"), Is.EqualTo(new[] { "once", "twice" }));
    }

    [Test]
    public async Task Two_processes_at_once_do_every_step_once()
    {
        string[] names = ["a", "b", "c", "d", "e", "f"];

        var reports = await Task.WhenAll(MigrateAsync(names, Shop, Search), MigrateAsync([.. names.Reverse()], Shop, Search));

        Assert.That(reports.SelectMany(static report => report.Failed).Select(static tenant => tenant.Error!.Message), Is.Empty);
        Assert.That(reports.Sum(static report => report.Tenants.Sum(static tenant => tenant.Report!.Applied.Count())), Is.EqualTo(2 * names.Length));
        Assert.That(await ScalarAsync<long>("SELECT sum(rank) FROM f.users"), Is.EqualTo(3));
    }

    [TestCase("a\"; DROP SCHEMA public", "has other characters than a to z")]
    [TestCase("a'; SELECT 1 --", "has other characters than a to z")]
    [TestCase("Müller", "has other characters than a to z")]
    [TestCase("", "is empty")]
    [TestCase("pg_x", "is one of PostgreSQL's own")]
    [TestCase("order", "is a key word of SQL")]
    [TestCase("a234567890123456789012345678901234567890123456789012345678901234", "has more than 63 bytes")]
    [TestCase("migrationkit", "is for tables of MigrationKit")]
    [TestCase("migrationkit_of_acme", "is for tables of MigrationKit")]
    [TestCase("migrationkit_audit", "is for tables of MigrationKit")]
    public async Task A_name_that_is_no_plain_one_is_that_tenants_failure(string schema, string fault)
    {
        var before = await ListAsync("SELECT nspname::text FROM pg_namespace ORDER BY 1");

        var report = await MigrateAsync([schema], Shop);

        Assert.That(report.Failed.Select(static tenant => tenant.Code), Is.EqualTo(new[] { "MK6024" }));
        Assert.That(report.Failed.Single().Error!.Message, Does.StartWith($"MK6024: The schema '{schema}' of the tenant ").And.Contain(fault));
        Assert.That(await ListAsync("SELECT nspname::text FROM pg_namespace ORDER BY 1"), Is.EqualTo(before));
    }

    [Test]
    public async Task A_name_may_be_as_long_as_names_are()
    {
        var longest = new string('a', 63);

        Assert.That((await MigrateAsync([longest, longest[1..]], Shop)).Failed, Is.Empty);
        Assert.That((await MigrateAsync([longest, longest[1..]], Shop)).Summary, Is.EqualTo("2 tenant(s): 0 migrated, 2 up to date, 0 failed"));
    }

    [Test]
    public async Task A_schema_without_the_option_and_the_option_without_a_schema_are_refused()
    {
        var without = await MigrateAsync([new Tenant("acme", Database.ConnectionString) { Schema = "acme" }], new MigrationOptions(), Shop);
        var forgotten = await MigrateAsync([new Tenant("acme", Database.ConnectionString)], Options(), Shop);

        Assert.That(without.Failed.Single().Error!.Message, Does.StartWith("MK6024: The tenant acme is the schema 'acme', and no option says "));
        Assert.That(forgotten.Failed.Single().Error!.Message, Does.StartWith("MK6024: The tenant acme has no schema to put in the place of tenant_schema."));
        Assert.That(
            () => new TenantMigrator(new Source([]), [Sets.Of(Shop)], new MigrationOptions { TenantSchema = "Order" }),
            Throws.InstanceOf<MigrationException>().With.Message.StartsWith("MK6013: ").And.Message.Contain("TenantSchema is 'Order', which has other characters"));
    }

    [TestCase("CREATE TABLE tenant_schema.t (\n  tenant_schema text)", "Migrations/2_bad/up.sql(3): tenant_schema stands for the schema of a tenant, and here it is the name of something else.")]
    [TestCase("CREATE TABLE public.t (id int)", "This makes or changes something in the schema public, which all tenants share.")]
    [TestCase("ALTER TABLE public.t ADD x int", "This makes or changes something in the schema public, which all tenants share.")]
    [TestCase("DROP TABLE public.t", "This makes or changes something in the schema public, which all tenants share.")]
    [TestCase("CREATE INDEX ON acme.users (id)", "This makes or changes something in the schema acme, which all tenants share.")]
    [TestCase("CREATE SCHEMA IF NOT EXISTS other", "This makes the schema other, which all tenants share.")]
    [TestCase("ALTER SCHEMA tenant_schema RENAME TO other", "This gives a schema another name, which all tenants share.")]
    [TestCase("CREATE EXTENSION citext", "This makes an extension, which all tenants share.")]
    [TestCase("CREATE EXTENSION IF NOT EXISTS citext SCHEMA tenant_schema", "This makes an extension, which all tenants share.")]
    public async Task What_cannot_be_run_for_each_is_refused_before_anything_runs(string statement, string fault)
    {
        var report = await MigrateAsync(["acme"], Shop, ("2_bad", $"SELECT 1;\n{statement};"));

        Assert.That(report.Failed.Select(static tenant => tenant.Code), Is.EqualTo(new[] { "MK6025" }));
        Assert.That(report.Failed.Single().Error!.Message, Does.Contain(fault));
        Assert.That(await ScalarAsync<bool>("SELECT to_regnamespace('acme') IS NULL"), Is.True);
    }

    [Test]
    public async Task A_schema_that_is_there_is_taken_unless_it_has_tables_and_others_do_not_matter()
    {
        await Database.ExecuteAsync("CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE b.stray (id int); CREATE TABLE public.other (id int)");

        var report = await MigrateAsync(["a", "b"], Shop);

        Assert.That(report.Summary, Is.EqualTo("2 tenant(s): 1 migrated, 0 up to date, 1 failed"));
        Assert.That(
            report.Failed.Single().Error!.Message,
            Does.StartWith("MK6007: The schema b of the database ").And.Contain(" has tables (b.stray) but no migration history in the schema migrationkit_of_b."));
    }

    [Test]
    public async Task A_role_that_may_not_make_schemas_can_be_given_them()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"CREATE SCHEMA a AUTHORIZATION {role.Name}; CREATE SCHEMA migrationkit_of_a AUTHORIZATION {role.Name}");

        var report = await MigrateAsync(
            [new Tenant("a", role.ConnectionString) { Schema = "a" }, new Tenant("b", role.ConnectionString) { Schema = "b" }], Options(), Shop);

        Assert.That(report.Tenants.Select(static tenant => $"{tenant.Tenant} {tenant.State}"), Is.EqualTo(new[] { "a Applied", "b Failed" }), report.Tenants[0].Error?.Message);
    }

    [Test]
    public async Task Drift_is_recorded_and_found_in_each_schema_alone()
    {
        await MigrateAsync(["a", "b"], Shop);
        Assert.That(await RecordedSchemasAsync("migrationkit_of_a"), Is.EqualTo(new[] { "a" }));
        await Database.ExecuteAsync("ALTER TABLE b.users ADD by_hand int; CREATE TABLE public.other (id int)");
        var options = Options();
        options.DriftPolicy = DriftPolicy.Fail;

        var report = await MigrateAsync(Tenants("a", "b"), options, Shop);

        Assert.That(report.Failed.Select(static tenant => $"{tenant.Tenant} {tenant.Code}"), Is.EqualTo(new[] { "b MK2016" }));
        Assert.That(report.Failed.Single().Error!.Message, Does.Contain("b.users.by_hand").And.Not.Contain("public.other"));
    }

    [Test]
    public async Task What_tenants_share_has_a_history_of_its_own_in_which_they_are_not()
    {
        (string Id, string Sql) countries = ("1_countries", "CREATE TABLE public.countries (code text PRIMARY KEY);");
        (string Id, string Sql) homes = ("2_homes", "ALTER TABLE tenant_schema.users ADD country text REFERENCES public.countries (code);");
        await MigrateAsync(["a"], Shop);
        var shared = MigratorOf(Sets.Named("shared", countries));

        await shared.ApplyAsync();
        var report = await MigrateAsync(["a", "b"], Shop, homes);

        Assert.That(report.Failed.Select(static tenant => tenant.Error!.Message), Is.Empty);
        Assert.That(await RecordedSchemasAsync("migrationkit"), Is.EqualTo(new[] { "public" }));
        Assert.That((await shared.FindDriftAsync()).Objects.Select(static item => item.Description), Is.Empty);
        await Database.ExecuteAsync("CREATE TABLE public.by_hand (id int)");
        Assert.That((await shared.FindDriftAsync()).HasDrift, Is.True);
    }

    [Test]
    public async Task Code_knows_its_tenant_and_finds_its_tables_first()
    {
        await Database.ExecuteAsync("CREATE TABLE public.users (id int, email text)");
        var seen = new System.Collections.Concurrent.ConcurrentBag<string>();
        var options = Options();
        options.AddSeeder(new CodeSeeder("admin", "1", "INSERT INTO users (email) VALUES (current_schema)"));
        options.AddDataMigration(new Lowering(seen));

        var report = await MigrateAsync(Tenants("a", "b"), options, Shop);

        Assert.That(report.Failed.Select(static tenant => tenant.Error!.Message), Is.Empty);
        Assert.That(seen, Is.EquivalentTo(new[] { "a a", "b b" }));
        Assert.That(await ListAsync("SELECT email FROM a.users UNION ALL SELECT email FROM b.users ORDER BY 1"), Is.EqualTo(new[] { "A@A", "A@B", "B", "B", "a", "b" }));
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM public.users"), Is.Zero);
        Assert.That(Tenant.Current, Is.Null);
    }

    [Test]
    public async Task What_a_tenant_has_planted_in_its_schema_is_not_called()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await MigrateAsync(["a"], Shop);
        await Database.ExecuteAsync($"GRANT USAGE, CREATE ON SCHEMA a TO {role.Name}");
        await using (var planter = new NpgsqlConnection(role.ConnectionString))
        {
            await planter.OpenAsync();
            await ExecuteAsync(planter, "CREATE FUNCTION a.upper(character varying) RETURNS text LANGUAGE sql AS $$ SELECT 'planted' $$");
        }

        var report = await MigrateAsync(["a"], Shop, ("2_upper", "UPDATE tenant_schema.users SET email = upper(email::varchar);"));

        Assert.That(report.Failed, Is.Empty);
        Assert.That(await ListAsync("SELECT email FROM a.users ORDER BY id"), Is.EqualTo(new[] { "A@A", "B" }));
    }

    [Test]
    public async Task They_share_a_pool_that_is_gone_afterwards()
    {
        var settings = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { ApplicationName = "tenants in schemas" };
        var names = Enumerable.Range(1, 30).Select(static number => "t" + number).ToArray();
        Tenant[] tenants = [.. names.Select(name => new Tenant(name, settings.ConnectionString) { Schema = name })];
        var options = Options();
        await MigrateAsync(tenants, options, Shop);
        await using var count = Database.DataSource.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'tenants in schemas'");
        await using var sessions = Database.DataSource.CreateCommand("SELECT coalesce(max(pid), 0) FROM pg_stat_activity WHERE application_name = 'tenants in schemas'");
        var seen = new HashSet<object?>();
        options.MaxParallelTenants = 1;

        var report = await new TenantMigrator(new Source(tenants), [Sets.Of(Shop)], options).ApplyAsync(new Called(() => seen.Add(sessions.ExecuteScalar())));

        Assert.That(report.Summary, Is.EqualTo("30 tenant(s): 0 migrated, 30 up to date, 0 failed"));
        Assert.That(seen, Has.Count.EqualTo(1).And.None.EqualTo(0), "the same session for all");
        Assert.That(async () => await count.ExecuteScalarAsync(), Is.EqualTo(0L).After(5000, 50));
    }

    [Test]
    public async Task A_session_goes_on_to_the_next_tenant_as_if_it_were_new([Values] bool hasDataSource)
    {
        await Database.ExecuteAsync("CREATE TABLE public.seen (tenant text, process int, setting text, locks bigint, role text)");
        (string Id, string Sql) look = ("2_look",
            """
            -- migrationkit:step no-transaction
            INSERT INTO public.seen SELECT 'tenant_schema', pg_backend_pid(), current_setting('work_mem'), (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()), current_user;
            SET work_mem = '4321kB';
            CREATE TEMP TABLE left_over (id int);
            SELECT pg_advisory_lock(4711);
            INSERT INTO tenant_schema.users (email) VALUES (CASE 'tenant_schema' WHEN 'b' THEN (1 / 0)::text END);
            """);
        var options = Options();
        options.MaxParallelTenants = 1;
        Tenant[] tenants = [.. Tenants("a", "b", "c", "d").Select(tenant => hasDataSource ? new Tenant(tenant.Name, Database.DataSource) { Schema = tenant.Schema } : tenant)];

        var report = await MigrateAsync(tenants, options, Shop, look);

        Assert.That(report.Failed.Select(static tenant => $"{tenant.Tenant} {tenant.Code}"), Is.EqualTo(new[] { "b MK6010" }), report.Failed.First().Error!.Message);
        Assert.That(await ListAsync("SELECT string_agg(tenant, '' ORDER BY tenant) FROM public.seen GROUP BY process ORDER BY 1"), Is.EqualTo(new[] { "ab", "cd" }), "who failed ends its session");
        Assert.That(await ListAsync("SELECT DISTINCT setting || ' ' || locks FROM public.seen"), Has.Count.EqualTo(1).And.None.Contains("4321"));
        Assert.That(
            async () => await ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE pid IN (SELECT process FROM public.seen)"), Is.EqualTo(0L).After(5000, 50));
    }

    [Test]
    public async Task What_a_script_leaves_behind_does_not_reach_the_next_tenant()
    {
        await Database.ExecuteAsync("CREATE SEQUENCE public.numbers; CREATE TABLE public.seen (tenant text, process int, found text)");
        (string Id, string Sql) leave = ("2_leave",
            """
            -- migrationkit:step no-transaction
            INSERT INTO public.seen SELECT 'tenant_schema', pg_backend_pid(), concat_ws(' ', current_setting('custom.setting', true), to_regclass('pg_temp.left_over')::text,
                (SELECT string_agg(name, ' ') FROM pg_prepared_statements WHERE from_sql), (SELECT string_agg(c, ' ') FROM pg_listening_channels() c),
                (SELECT string_agg(objid::text, ' ') FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND classid = 0 AND objid = 4711),
                (SELECT string_agg(name, ' ') FROM pg_cursors WHERE is_holdable));
            SELECT nextval('public.numbers'), pg_advisory_lock(4711), set_config('custom.setting', 'left_over', false);
            PREPARE left_over AS SELECT 1;
            LISTEN left_over;
            CREATE TEMP TABLE left_over (id int);
            DECLARE left_over CURSOR WITH HOLD FOR SELECT 1;
            """);
        var options = Options();
        options.MaxParallelTenants = 1;

        var report = await MigrateAsync(Tenants("a", "b", "c", "d"), options, Shop, leave);

        Assert.That(report.Failed.Select(static tenant => tenant.Error!.Message), Is.Empty);
        Assert.That(await ScalarAsync<long>("SELECT count(DISTINCT process) FROM public.seen"), Is.EqualTo(1), "the same session for all");
        Assert.That(await ListAsync("SELECT found FROM public.seen"), Is.EqualTo(new[] { "", "", "", "" }));
    }

    [Test]
    public async Task What_is_read_of_each_tenant_is_planned_once_in_a_session_and_of_a_single_one_not_at_all()
    {
        await Database.ExecuteAsync("CREATE TABLE public.seen (tenant text, plans bigint)");
        (string Id, string Sql) look = ("2_look", "INSERT INTO public.seen SELECT 'tenant_schema', count(*) FROM pg_prepared_statements;");
        var options = Options();
        options.MaxParallelTenants = 1;

        await MigrateAsync(Tenants("a", "b", "c", "d", "e"), options, Shop, look);

        // The session comes again with b, whose state is read after this.
        var plans = await ListAsync("SELECT plans::text FROM public.seen ORDER BY tenant");
        var (first, second, third) = (Number(plans[0]), Number(plans[1]), Number(plans[2]));
        Assert.That(first, Is.Zero);
        Assert.That(second, Is.GreaterThan(2), "what every run begins with");
        Assert.That(third, Is.GreaterThan(second + 5));
        Assert.That(plans[3..], Is.All.EqualTo(plans[2]), "all at the first time");

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    [TestCase("DEALLOCATE ALL;")]
    [TestCase("PREPARE _p1 AS SELECT 1;")]
    [TestCase("DISCARD PLANS;")]
    public async Task A_script_that_throws_plans_away_does_no_harm(string sql)
    {
        var options = Options();
        options.MaxParallelTenants = 1;
        string[] names = ["a", "b", "c", "d"];
        await MigrateAsync(Tenants(names), options, Shop);

        var report = await MigrateAsync(Tenants(names), options, Shop, ("2_throw", sql + " ALTER TABLE tenant_schema.users ADD late int;"));

        Assert.That(report.Failed.Select(static tenant => tenant.Error!.Message), Is.Empty);
        Assert.That(Log.Entries.Where(static entry => entry.Event.Name == "StateNotRecorded").Select(static entry => entry.Text), Is.Empty);
        foreach (var name in names)
        {
            Assert.That(
                await ScalarAsync<string>($"SELECT heads::text FROM migrationkit_of_{name}.recorded_state"), Is.EqualTo("""{"shop": "2_throw"}"""), name);
            Assert.That(await RecordedSchemasAsync("migrationkit_of_" + name), Is.EqualTo(new[] { name }));
        }

        options.DriftPolicy = DriftPolicy.Fail;
        Assert.That((await MigrateAsync(Tenants(names), options, Shop, ("2_throw", sql + " ALTER TABLE tenant_schema.users ADD late int;"))).Failed, Is.Empty);
    }

    [Test]
    public async Task A_script_that_discards_all_gives_up_the_lock_of_its_tenant_and_harms_no_other()
    {
        var options = Options();
        options.MaxParallelTenants = 1;
        string[] names = ["a", "b", "c", "d"];
        (string Id, string Sql) discard = ("2_discard", "-- migrationkit:step no-transaction\nDISCARD ALL;");
        await MigrateAsync(Tenants(names), options, Shop);

        var report = await MigrateAsync(Tenants(names), options, Shop, discard);

        Assert.That(report.ThrowIfAnyFailed().Summary, Is.EqualTo("4 tenant(s): 4 migrated, 0 up to date, 0 failed"));
        Assert.That(
            Log.Entries.Where(static entry => entry.Event.Name == "StateNotRecorded").Select(static entry => entry.Text),
            Has.Exactly(4).Items.And.All.Contains("the migration lock is not held by this session"));
        (string Id, string Sql) last = ("3_last", "ALTER TABLE tenant_schema.users ADD late int;");
        Assert.That((await MigrateAsync(Tenants(names), options, Shop, discard, last)).Failed, Is.Empty);
        Assert.That(await ScalarAsync<string>("SELECT heads::text FROM migrationkit_of_d.recorded_state"), Is.EqualTo("""{"shop": "3_last"}"""));
    }

    [Test]
    public async Task A_data_source_of_the_callers_knows_the_types_of_all_of_them()
    {
        await using var dataSource = NpgsqlDataSource.Create(Database.ConnectionString);
        await using (var first = dataSource.CreateCommand("SELECT 1"))
        {
            await first.ExecuteScalarAsync();
        }

        await MigrateAsync([.. Tenants("a", "b").Select(tenant => new Tenant(tenant.Name, dataSource) { Schema = tenant.Schema })], Options(), Shop);

        await using var command = dataSource.CreateCommand("SELECT mood FROM b.users LIMIT 1");
        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo("good"));
    }

    private static MigrationOptions Options() => new() { TenantSchema = Word };

    private Tenant[] Tenants(params string[] names) => [.. names.Select(name => new Tenant(name.Length == 0 ? "nameless" : name, Database.ConnectionString) { Schema = name })];

    private Task<TenantReport> MigrateAsync(string[] names, params (string Id, string Sql)[] migrations) => MigrateAsync(Tenants(names), Options(), migrations);

    private Task<TenantReport> MigrateAsync(Tenant[] tenants, MigrationOptions options, params (string Id, string Sql)[] migrations) =>
        new TenantMigrator(new Source(tenants), [Sets.Of(migrations)], options, Log).ApplyAsync();

    private async Task<IEnumerable<string>> RecordedSchemasAsync(string historySchema)
    {
        await using var connection = await OpenSessionAsync();
        var state = await new StateStore(connection, new HistoryTables(historySchema)).ReadAsync(CancellationToken.None);
        return state!.Unpack().Objects.Select(static item => item.Id.Schema).Where(static schema => schema.Length > 0).Distinct().Order(StringComparer.Ordinal);
    }

    private sealed class Source(Tenant[] tenants) : ITenantSource
    {
        public async IAsyncEnumerable<Tenant> GetTenantsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (var tenant in tenants)
            {
                await Task.Yield();
                yield return tenant;
            }
        }
    }

    private sealed class Called(Action action) : IProgress<TenantResult>
    {
        public void Report(TenantResult value) => action();
    }

    /// <summary>One object for all tenants, as without a host.</summary>
    private sealed class Lowering(System.Collections.Concurrent.ConcurrentBag<string> seen) : IDataMigration
    {
        public string Id => "capitals";

        public string After => Shop.Id;

        public async Task<string?> ApplyBatchAsync(NpgsqlConnection connection, string? checkpoint, CancellationToken cancellationToken)
        {
            await using var command = new NpgsqlCommand("UPDATE users SET email = upper(email) RETURNING current_schema::text", connection);
            seen.Add($"{Tenant.Current!.Schema} {await command.ExecuteScalarAsync(cancellationToken)}");
            return null;
        }
    }
}
