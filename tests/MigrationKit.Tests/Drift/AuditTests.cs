using MigrationKit.Drift.Audit;
using MigrationKit.Tests.Support;
using Npgsql;

namespace MigrationKit.Tests.Drift;

/// <summary>A database that remembers who changes it.</summary>
internal sealed class AuditTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Shop = ("1_shop",
        """
        CREATE TABLE public.users (id int PRIMARY KEY, email text, CONSTRAINT ck_email CHECK (email <> ''));
        CREATE INDEX ix_email ON public.users (email);
        CREATE FUNCTION public.add(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT a + b';
        """);

    [SetUp]
    public async Task MigrateAsync()
    {
        await ApplyAsync(Sets.Of(Shop));
        await TurnOnAsync();
    }

    [TestCase("ALTER TABLE users ADD nickname text", "ALTER TABLE on public.users")]
    [TestCase("ALTER TABLE users DROP COLUMN email CASCADE; CREATE TABLE other (id int)", "ALTER TABLE on public.users.email")]
    [TestCase("DROP INDEX ix_email", "DROP INDEX on public.ix_email")]
    [TestCase("ALTER TABLE users DROP CONSTRAINT ck_email", "ALTER TABLE on ck_email on public.users")]
    [TestCase("CREATE TABLE \"Other Table\" (id int)", "CREATE TABLE on public.\"Other Table\"")]
    [TestCase("DROP TABLE users", "DROP TABLE on public.users")]
    [TestCase("CREATE SCHEMA other", "CREATE SCHEMA on other")]
    [TestCase("DROP FUNCTION add", "DROP FUNCTION on public.add(integer,integer)")]
    [TestCase("ALTER TABLE users RENAME COLUMN email TO mail", "ALTER TABLE on public.users.mail")]
    public async Task A_report_says_who_changed_an_object_and_when(string sql, string expected)
    {
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"ALTER TABLE users OWNER TO {role.Name}; GRANT ALL ON SCHEMA public TO {role.Name}; GRANT CREATE ON DATABASE \"{Database.Name}\" TO {role.Name}; ALTER FUNCTION add OWNER TO {role.Name}");
        await using (var source = NpgsqlDataSource.Create(role.ConnectionString + ";Application Name=a shell;Pooling=false"))
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        var causes = (await MigratorOf(Sets.Of(Shop)).FindDriftAsync()).Objects.SelectMany(static item => item.Causes).Select(static cause => $"{cause}").ToList();

        Assert.That(causes, Has.Some.StartsWith($"{expected} by {role.Name} (a shell").And.Some.Match(@" at \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$"));
    }

    [Test]
    public async Task Its_own_objects_are_no_drift_and_no_foreign_tables()
    {
        Assert.That((await MigratorOf(Sets.Of(Shop)).FindDriftAsync()).Objects, Is.Empty);
        await Database.ExecuteAsync("DROP SCHEMA migrationkit CASCADE; DROP TABLE users; DROP FUNCTION add");

        Assert.That((await ApplyAsync(Sets.Of(Shop))).Applied.Count(), Is.EqualTo(1), "The database counts as empty.");
    }

    [TestCase("DROP TABLE migrationkit_audit.changes", "the table is gone")]
    [TestCase("ALTER TABLE migrationkit_audit.changes ADD CHECK (false) NOT VALID", "no row fits")]
    [TestCase("ALTER TABLE migrationkit_audit.changes DROP COLUMN role", "a column is gone")]
    public async Task No_command_fails_because_it_is_noted(string fault, string reason)
    {
        await Database.ExecuteAsync(fault);

        await Database.ExecuteAsync("CREATE TABLE later (id int); ALTER TABLE later ADD note text; DROP TABLE later");

        Assert.That((await MigratorOf(Sets.Of(Shop)).FindDriftAsync()).HasDrift, Is.False, reason);
    }

    [Test]
    public async Task No_command_waits_because_it_is_noted()
    {
        await using var blocker = await OpenSessionAsync();
        await ExecuteAsync(blocker, "BEGIN; LOCK TABLE migrationkit_audit.changes IN ACCESS EXCLUSIVE MODE");

        await Database.ExecuteAsync("SET statement_timeout = '5s'; CREATE TABLE later (id int)");

        await ExecuteAsync(blocker, "ROLLBACK");
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM migrationkit_audit.changes WHERE object = 'public.later'"), Is.Zero);
    }

    [Test]
    public async Task Commands_that_are_rolled_back_and_temporary_objects_are_not_noted()
    {
        await Database.ExecuteAsync("CREATE TEMP TABLE t (id int); DROP TABLE t");
        await Database.ExecuteAsync("DO $$ BEGIN CREATE TABLE gone (id int); RAISE EXCEPTION 'x'; EXCEPTION WHEN OTHERS THEN NULL; END $$");

        Assert.That(await ScalarAsync<string>("SELECT coalesce(string_agg(concat_ws(' ', command, object), ', '), '') FROM migrationkit_audit.changes"), Is.Empty);
    }

    [Test]
    public async Task Migrations_go_on_as_before_with_indexes_that_are_built_concurrently()
    {
        var next = ("2_index", "-- migrationkit:step no-transaction\nCREATE INDEX CONCURRENTLY ix_mail ON public.users (lower(email));");

        var report = await ApplyAsync(Sets.Of(Shop, next));

        Assert.That(report.Applied.Count(), Is.EqualTo(1));
        Assert.That(await ScalarAsync<string>("SELECT command FROM migrationkit_audit.changes WHERE object = 'public.ix_mail'"), Is.EqualTo("CREATE INDEX"));
    }

    [Test]
    public async Task Turned_off_it_notes_nothing_and_keeps_what_it_has()
    {
        await Database.ExecuteAsync("CREATE TABLE before (id int)");
        await using var session = await OpenSessionAsync();
        await new DdlAudit(session).TurnOffAsync(CancellationToken.None);
        await Database.ExecuteAsync("CREATE TABLE after (id int)");

        Assert.That(await new DdlAudit(session).IsOnAsync(CancellationToken.None), Is.False);
        Assert.That(await ScalarAsync<string>("SELECT string_agg(object, ' ') FROM migrationkit_audit.changes WHERE command = 'CREATE TABLE'"), Is.EqualTo("public.before"));
    }

    [Test]
    public async Task It_can_be_turned_on_again()
    {
        await TurnOnAsync();
        await using var session = await OpenSessionAsync();

        Assert.That(await new DdlAudit(session).IsOnAsync(CancellationToken.None), Is.True);
    }

    [Test]
    public async Task Who_is_no_superuser_is_told_and_leaves_nothing_behind()
    {
        await Database.ExecuteAsync("DROP SCHEMA migrationkit_audit CASCADE");
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"GRANT CREATE ON DATABASE \"{Database.Name}\" TO {role.Name}");
        await using var session = new NpgsqlConnection(role.ConnectionString);
        await session.OpenAsync();

        var failure = Assert.ThrowsAsync<MigrationException>(() => new DdlAudit(session).TurnOnAsync(CancellationToken.None));

        Assert.That(failure!.Code, Is.EqualTo("MK6005"));
        Assert.That(failure.Message, Does.Contain("wants a superuser").And.Contain("Nothing was changed."));
        Assert.That(await ScalarAsync<bool>("SELECT to_regnamespace('migrationkit_audit') IS NULL"), Is.True);
    }

    [Test]
    public async Task A_table_that_somebody_else_planted_is_neither_used_nor_read()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync(
            $"""
            DROP SCHEMA migrationkit_audit CASCADE;
            CREATE SCHEMA migrationkit_audit AUTHORIZATION {role.Name};
            CREATE VIEW migrationkit_audit.changes AS SELECT now() AS changed_at, 'x' AS role, 'x' AS application, NULL::inet AS address, 'x' AS command, 'public.t' AS object, (1 / 0) AS id;
            ALTER VIEW migrationkit_audit.changes OWNER TO {role.Name};
            CREATE TABLE t (id int);
            """);
        await using var session = await OpenSessionAsync();

        Assert.That(
            Assert.ThrowsAsync<MigrationException>(() => new DdlAudit(session).TurnOnAsync(CancellationToken.None))!.Message,
            Does.Contain($"The schema migrationkit_audit belongs to the role {role.Name}"));
        Assert.That((await MigratorOf(Sets.Of(Shop)).FindDriftAsync()).Objects.Single().Causes, Is.Empty);
    }

    private async Task TurnOnAsync()
    {
        await using var session = await OpenSessionAsync();
        await new DdlAudit(session).TurnOnAsync(CancellationToken.None);
    }
}
