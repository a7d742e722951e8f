using MigrationKit.Tests.Support;
using Npgsql;

namespace MigrationKit.Tests;

internal sealed class ApplyTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Users = ("1_users", "CREATE TABLE public.users (id int PRIMARY KEY);");
    private static readonly (string Id, string Sql) Emails =
        ("2_emails", "ALTER TABLE public.users ADD email text;\nINSERT INTO public.users VALUES (1, 'a@b');");

    private static readonly (string Id, string Sql) Index = ("3_index",
        """
        -- migrationkit:step transactional
        ALTER TABLE public.users ADD name text;
        -- migrationkit:step no-transaction
        CREATE INDEX CONCURRENTLY ix_users_email ON public.users (email);
        """);

    [Test]
    public async Task Three_migrations_are_applied_in_order_and_recorded()
    {
        var report = await ApplyAsync(Sets.Of(Users, Emails, Index));

        Assert.That(
            report.Models.Single().Applied.Select(static x => $"{x.Id} {x.StepCount}"),
            Is.EqualTo(new[] { "1_users 1", "2_emails 1", "3_index 2" }));
        Assert.That(report.IsUpToDate, Is.False);
        Assert.That(report.ToString(), Does.Match(@"^shop: applied 3 migration\(s\)\s+1_users: 1 step\(s\) in \d+\.\d s\s+2_emails"));
        Assert.That(report.ServerVersion!.Major, Is.GreaterThanOrEqualTo(13));
        Assert.That(report.Duration, Is.GreaterThan(TimeSpan.Zero));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users", "shop 2 2_emails", "shop 3 3_index" }));
        Assert.That(
            await StepsAsync(),
            Is.EqualTo(new[] { "1_users 1 done 1", "2_emails 1 done 2", "3_index 1 done 1", "3_index 2 done 1" }));
        Assert.That(await ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_users_email'::regclass"), Is.True);
    }

    /// <summary>
    /// The head, what is recorded; then in a session of its own what server it is, the lock, whose the tables are, what is recorded, the
    /// migrations, the lock. In an empty database it is looked for tenants and for tables of others instead of what is recorded.
    /// </summary>
    [Test]
    public async Task It_takes_few_round_trips()
    {
        var batches = 0;
        using var listener = BatchListener.Count(Database.Name, () => batches++);

        await MigratorWith(static options => options.RecordState = false, Sets.Of(Users)).ApplyAsync();
        var empty = batches;
        batches = 0;
        await MigratorWith(static options => options.RecordState = false, Sets.Of(Users, Emails)).ApplyAsync();

        Assert.That((empty, batches), Is.EqualTo((9, 8)));
    }

    [Test]
    public async Task The_history_says_from_where_to_where_by_whom_and_how_long()
    {
        var set = Sets.Of(Users, Emails);
        await ApplyAsync(set);

        var recorded = (await MigratorOf(set).GetStatusAsync()).Models.Single().Recorded[1];

        Assert.That(recorded.Id, Is.EqualTo("2_emails"));
        Assert.That(recorded.Ordinal, Is.EqualTo(2));
        Assert.That(
            (recorded.From, recorded.To, recorded.Checksum),
            Is.EqualTo((Sets.After("1_users"), Sets.After("2_emails"), set.Migrations[1].Checksum)));
        Assert.That(recorded.AppliedAt, Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(5)));
        Assert.That(recorded.Duration, Is.GreaterThan(TimeSpan.Zero).And.LessThan(TimeSpan.FromMinutes(1)));
        Assert.That(recorded.AppliedBy, Is.Not.Empty);
        Assert.That(recorded.ToolVersion, Does.Match(@"^\d+\.\d+"));
    }

    [Test]
    public async Task A_script_that_does_not_stay_in_memory_is_applied_as_a_whole_and_recorded()
    {
        var row = $"INSERT INTO public.users (id) SELECT max(id) + 1 FROM public.users /* {new string('x', 10_000)} */;\n";
        var rows = ("2_rows", "INSERT INTO public.users VALUES (0);\n" + string.Concat(Enumerable.Repeat(row, 600)));

        await ApplyAsync(Sets.Of(Users, rows));

        Assert.That(await ScalarAsync<int>("SELECT max(id) FROM public.users"), Is.EqualTo(600));
        Assert.That(await StepsAsync(), Is.EqualTo(new[] { "1_users 1 done 1", "2_rows 1 done 601" }));
    }

    [Test]
    public async Task A_second_time_there_is_nothing_to_do()
    {
        await ApplyAsync(Sets.Of(Users, Emails, Index));

        var report = await ApplyAsync(Sets.Of(Users, Emails, Index));

        Assert.That(report.IsUpToDate, Is.True);
        Assert.That(report.Models.Single().IsAhead, Is.False);
    }

    [Test]
    public async Task New_migrations_continue_where_the_history_ends()
    {
        await ApplyAsync(Sets.Of(Users));

        var report = await ApplyAsync(Sets.Of(Users, Emails));

        Assert.That(report.Applied.Select(static x => x.Id), Is.EqualTo(new[] { "2_emails" }));
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM public.users"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_script_with_nothing_but_comments_is_recorded()
    {
        var report = await ApplyAsync(Sets.Of(("1_nothing", "-- nothing yet\n")));

        Assert.That(report.Applied.Single().StepCount, Is.Zero);
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_nothing" }));
    }

    [Test]
    public async Task A_set_without_migrations_is_up_to_date()
    {
        Assert.That((await ApplyAsync(Sets.Of())).IsUpToDate, Is.True);
    }

    [Test]
    public async Task Models_share_a_database_and_its_history_tables()
    {
        await ApplyAsync(Sets.Named("shop", Users), Sets.Named("crm", ("1_leads", "CREATE TABLE public.leads (id int);")));

        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "crm 1 1_leads", "shop 1 1_users" }));
    }

    [Test]
    public async Task Models_with_history_schemas_of_their_own_share_a_new_database()
    {
        var shop = Sets.In("shop_history", "shop", Users);
        var crm = Sets.In("crm_history", "crm", ("1_leads", "CREATE TABLE public.leads (id int);"));

        var report = await ApplyAsync(shop, crm);

        Assert.That(report.Applied.Count(), Is.EqualTo(2));
        var drift = await MigratorOf(shop, crm).FindDriftAsync();
        Assert.That((drift.NotComparedBecause, drift.Objects.Count), Is.EqualTo(((string?)null, 0)));
    }

    [Test]
    public async Task A_model_with_a_history_schema_of_its_own_does_not_join_tables_that_nobody_accounts_for()
    {
        await ApplyAsync(Sets.In("shop_history", "shop", Users));

        var failure = await FailureOfAsync(Sets.In("crm_history", "crm", ("1_leads", "CREATE TABLE public.leads (id int);")));

        Assert.That(failure.Code, Is.EqualTo("MK6007"));
    }

    [Test]
    public async Task A_backslash_in_a_string_is_one_whatever_the_database_says()
    {
        await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET standard_conforming_strings = off");

        await ApplyAsync(Sets.Of(
            ("1_a", """CREATE TABLE public.a (t text); INSERT INTO public.a VALUES ('C:\temp'), ('a\'), ('b');"""),
            ("2_b", """
                -- migrationkit:step no-transaction
                INSERT INTO public.a VALUES ('c\');
                """)));

        Assert.That(await ListAsync("SELECT t FROM public.a ORDER BY t COLLATE \"C\""), Is.EqualTo(new[] { """C:\temp""", """a\""", "b", """c\""" }));
    }

    [Test]
    public async Task A_model_may_join_a_database_that_has_another_one()
    {
        await ApplyAsync(Sets.Named("shop", Users));

        var report = await ApplyAsync(Sets.Named("crm", ("1_leads", "CREATE TABLE public.leads (id int);")));

        Assert.That(report.Applied.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Only_the_models_that_are_asked_for_are_applied()
    {
        var sets = new[] { Sets.Named("shop", Users), Sets.Named("crm", ("1_leads", "CREATE TABLE public.leads (id int);")) };

        await MigratorWith(static options => options.ModelNames.Add("crm"), sets).ApplyAsync();

        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "crm 1 1_leads" }));
    }

    [TestCase("Ω \"x\"; DROP TABLE y; --")]
    [TestCase("select")]
    [TestCase("Caps.Dot")]
    [TestCase("back\\slash'quote$$")]
    public async Task The_history_schema_may_have_any_name(string schema)
    {
        var set = Sets.In(schema, "it's \"mine\"", Users, Emails, Index);
        await ApplyAsync(set);

        Assert.That((await ApplyAsync(set)).IsUpToDate, Is.True);
        Assert.That(await HistoryAsync($"\"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\""), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Bodies_with_semicolons_are_one_statement()
    {
        await ApplyAsync(Sets.Of(("1_functions",
            """
            CREATE FUNCTION public.one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;
            CREATE TABLE public.t (a int);
            CREATE RULE r AS ON INSERT TO public.t DO ALSO (SELECT 1; SELECT 2);
            """ + await AtomicFunctionAsync())));

        Assert.That(await ScalarAsync<int>("SELECT public.one()"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_step_of_many_statements_is_one_transaction()
    {
        var statements = Enumerable.Range(1, 1200).Select(static i => $"INSERT INTO public.t VALUES ({i});");
        var sql = "CREATE TABLE public.t (a int);\n" + string.Join("\n", statements);

        var failure = await FailureOfAsync(Sets.Of(("1_many", sql + "\nSELECT 1/0;")));
        Assert.That(failure.Message, Does.Contain("line 1202 of up.sql"));
        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('public.t') IS NULL"), Is.True);

        await ApplyAsync(Sets.Of(("1_many", sql)));
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM public.t"), Is.EqualTo(1200));
    }

    [Test]
    public async Task What_a_script_does_to_its_session_ends_with_its_step()
    {
        await ApplyAsync(Sets.Of(
            ("1_dump", "SELECT pg_catalog.set_config('search_path', '', false);\nSET statement_timeout = 60000;\nCREATE TABLE "
                + "public.a (x int);"),
            ("2_plain", "CREATE TABLE b AS SELECT current_setting('search_path') AS path, current_setting('statement_timeout') "
                + "AS timeout;")));

        Assert.That(await ScalarAsync<string>("SELECT path || '/' || timeout FROM b"), Is.EqualTo("\"$user\", public/0"));
    }

    [TestCase("transactional")]
    [TestCase("no-transaction")]
    public async Task A_script_may_work_as_another_role(string kind)
    {
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"CREATE SCHEMA app AUTHORIZATION {role.Name}");

        await ApplyAsync(Sets.Of(
            ("1_role", $"-- migrationkit:step {kind}\nSET ROLE {role.Name};\nCREATE TABLE app.t (id int);"),
            ("2_self", "CREATE TABLE public.t (id int);")));

        Assert.That(
            await ListAsync("SELECT tableowner::text FROM pg_tables WHERE tablename = 't' ORDER BY schemaname"),
            Is.EqualTo(new[] { role.Name, await ScalarAsync<string>("SELECT current_user::text") }));
    }

    [Test]
    public async Task The_limits_of_a_role_do_not_end_migrations()
    {
        await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET statement_timeout = '300ms'");

        await ApplyAsync(Sets.Of(
            ("1_slow", "SELECT pg_sleep(0.5);\n-- migrationkit:step no-transaction\nSELECT pg_sleep(0.5);")));

        Assert.That(await HistoryAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_data_source_knows_the_types_that_were_created()
    {
        await using var dataSource = NpgsqlDataSource.Create(Database.ConnectionString);
        await new Migrator(dataSource, [Sets.Of(("1_type", "CREATE TYPE public.role AS ENUM ('a', 'b');"))]).ApplyAsync();

        await using var command = dataSource.CreateCommand("SELECT 'b'::public.role");
        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo("b"));
    }

    [Test]
    public async Task Scripts_are_read_from_the_resources_of_an_assembly()
    {
        var checksum = Core.Syntax.Checksum.OfText(await File.ReadAllTextAsync(TestFiles.PathOf("Scripts/embedded.sql")));
        const string Resource = "MigrationKit.Tests/embedded.sql";
        var migration = new Migration("1_embedded", Core.Manifest.Fingerprint.Empty, "after", checksum, Resource, null);

        await ApplyAsync(new MigrationSet("embedded", "migrationkit", "after", typeof(ApplyTests).Assembly, [migration]));

        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('public.embedded') IS NOT NULL"), Is.True);
    }

    [Test]
    public async Task SQL_is_logged_at_debug_and_passwords_nowhere()
    {
        var settings = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Password = "s3cret-word" };

        await new Migrator(settings.ConnectionString, [Sets.Of(Users)], loggerFactory: Log).ApplyAsync();

        Assert.That(Log.Text, Does.Contain("Debug 6114: CREATE TABLE public.users").And.Contain("Information 6104: Applied 1_users"));
        Assert.That(Log.Text, Does.Not.Contain("s3cret-word"));
    }

    private async Task<string> AtomicFunctionAsync() => (await SharedServer.Instance).ServerVersion.Major < 14
        ? ""
        : "\nCREATE FUNCTION public.two() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END;";
}
