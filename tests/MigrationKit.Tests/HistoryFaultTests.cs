using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>Databases that these migrations do not fit, and what is said of them.</summary>
internal sealed class HistoryFaultTests : DatabaseTest
{
    private static readonly (string Id, string Sql) A = ("1_a", "CREATE TABLE public.a (id int);");
    private static readonly (string Id, string Sql) B = ("2_b", "CREATE TABLE public.b (id int);");
    private static readonly (string Id, string Sql) C = ("3_c", "CREATE TABLE public.c (id int);");

    [Test]
    public async Task A_database_that_is_ahead_starts_quietly()
    {
        await ApplyAsync(Sets.Of(A, B, C));

        var report = await ApplyAsync(Sets.Of(A));

        Assert.That((report.Models.Single().IsAhead, report.IsUpToDate), Is.EqualTo((true, true)));
        Assert.That(
            Log.Text,
            Does.Contain("Information 6102: The database is ahead of this version of the application: model shop has 2_b, 3_c besides."));
        Assert.That((await MigratorOf(Sets.Of(A)).GetStatusAsync()).Models[0].State, Is.EqualTo(ModelState.Ahead));
    }

    [Test]
    public async Task A_database_that_is_ahead_does_not_wait_for_whoever_is_migrating()
    {
        await ApplyAsync(Sets.Of(A, B));
        await using var blocker = await OpenSessionAsync();
        await ExecuteAsync(blocker, $"SELECT pg_advisory_lock({MigrationLock.KeyOf("migrationkit")})");

        Assert.That((await ApplyAsync(Sets.Of(A))).Models.Single().IsAhead, Is.True);
    }

    [Test]
    public async Task A_database_that_went_another_way_is_refused()
    {
        await ApplyAsync(Sets.Of(A, B));

        var failure = await FailureOfAsync(Sets.Of(A, C));

        Assert.That(failure.Message, Is.EqualTo(
            "MK6006: The database and this assembly went different ways: of the model shop the database has 2_b, "
            + "which this assembly does not know, and lacks 3_c. Merge the branch with the unknown migrations, delete the folders "
            + "of those that are missing there, and add them again: dotnet build -t:MigrationKitAdd -p:MigrationName=<name>; or connect to the database that belongs to this branch."));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(2));
        Assert.That((await MigratorOf(Sets.Of(A, C)).GetStatusAsync()).Models[0].Fault, Is.EqualTo(failure.Message));
    }

    [Test]
    public async Task An_applied_migration_that_was_edited_is_refused()
    {
        await ApplyAsync(Sets.Of(A));

        var failure = await FailureOfAsync(Sets.Of((A.Id, A.Sql + "\n-- a second thought"), B));

        Assert.That(failure.Code, Is.EqualTo("MK6008"));
        Assert.That(
            failure.Message,
            Does.Match("The migration 1_a of the model shop was changed after it was applied: the database has "
                + "sha256:[0-9a-f]{64}, this assembly has sha256:[0-9a-f]{64}"));
        Assert.That(failure.NextStep, Does.Contain("Restore Migrations/1_a/up.sql from git"));
    }

    [Test]
    public async Task An_applied_migration_with_other_line_ends_is_the_same()
    {
        await ApplyAsync(Sets.Of(("1_a", "SELECT 1;\nSELECT 2;\n")));

        Assert.That((await ApplyAsync(Sets.Of(("1_a", "SELECT 1;\r\nSELECT 2;\r\n")))).IsUpToDate, Is.True);
    }

    [Test]
    public async Task A_script_that_is_not_what_was_committed_is_not_run()
    {
        var migration = new Migration("1_a", Core.Manifest.Fingerprint.Empty, "after", "sha256:0000", "1_a", null);

        var failure = await FailureOfAsync(Sets.Of("migrationkit", "shop", [migration], A));

        Assert.That(failure.Message, Does.StartWith("MK2004: The script of the migration 1_a in a test is not the one that was committed"));
        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('public.a') IS NULL"), Is.True);
    }

    [TestCase("SELECT 'open;", "MK2013", "Migrations/1_a/up.sql(1)")]
    [TestCase("SELECT 1;\nCOMMIT;", "MK2014", "Migrations/1_a/up.sql(2)")]
    public async Task A_script_that_cannot_be_run_is_refused_as_a_whole(string sql, string code, string where)
    {
        var failure = await FailureOfAsync(Sets.Of(("1_a", sql)));

        Assert.That((failure.Code, failure.Message.Contains(where, StringComparison.Ordinal)), Is.EqualTo((code, true)), failure.Message);
    }

    [Test]
    public async Task Tables_without_a_history_are_refused()
    {
        await Database.ExecuteAsync("CREATE TABLE public.orders (id int); CREATE TABLE public.\"Order Lines\" (id int)");

        var failure = await FailureOfAsync(Sets.Of(A));

        Assert.That(failure.Message, Is.EqualTo(
            $"MK6007: The database {Database.Name} has tables (public.\"Order Lines\", public.orders) but no migration history "
                + $"in the schema migrationkit. "
            + "Nothing was changed. If it has the schema of the first migrations already: dotnet migrationkit database baseline. "
            + "If the tables are another application's: options.AllowExistingTables = true. Otherwise correct the connection string."));
        Assert.That(await ScalarAsync<bool>("SELECT to_regnamespace('migrationkit') IS NULL"), Is.True);
    }

    [Test]
    public async Task Tables_without_a_history_may_be_allowed()
    {
        await Database.ExecuteAsync("CREATE TABLE public.orders (id int)");

        await MigratorWith(static options => options.AllowExistingTables = true, Sets.Of(A)).ApplyAsync();

        Assert.That(await HistoryAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Tables_of_extensions_and_other_objects_are_not_in_the_way()
    {
        await Database.ExecuteAsync("CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('a'); CREATE VIEW public.v AS SELECT 1");

        await ApplyAsync(Sets.Of(A));

        Assert.That(await HistoryAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_first_migration_that_failed_in_its_second_step_is_no_lost_history()
    {
        var sql = A.Sql + "\n-- migrationkit:step transactional\nSELECT 1/0;";
        await FailureOfAsync(Sets.Of(("1_a", sql)));

        await ApplyAsync(Sets.Of(("1_a", sql.Replace("1/0", "1", StringComparison.Ordinal))));

        Assert.That(await HistoryAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_history_of_another_role_is_not_trusted()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"GRANT CREATE ON DATABASE {Database.Name} TO {role.Name}; GRANT CREATE ON SCHEMA public TO "
            + $"{role.Name}");
        await new Migrator(role.ConnectionString, [Sets.Of(A)]).ApplyAsync();
        Assert.That((await FailureOfAsync(Sets.Of(A, B))).Message, Does.StartWith($"MK6011: The history schema migrationkit belongs to the role {role.Name}"));
        await Database.ExecuteAsync("ALTER SCHEMA migrationkit OWNER TO CURRENT_USER");

        var failure = await FailureOfAsync(Sets.Of(A, B));

        Assert.That(failure.Code, Is.EqualTo("MK6011"));
        Assert.That(
            failure.Message,
            Does.Contain($"The history table migrationkit.history belongs to the role {role.Name}")
                .And.Contain("OWNER TO CURRENT_USER"));
    }

    [Test]
    public async Task A_history_table_of_something_else_is_left_alone()
    {
        await Database.ExecuteAsync("CREATE SCHEMA migrationkit; CREATE TABLE migrationkit.history (id int, what text)");

        var failure = await FailureOfAsync(Sets.Of(A));

        Assert.That(
            failure.Message,
            Does.StartWith("MK6011: The history table is not one of MigrationKit: column ")
                .And.Contain("MigrationKitHistorySchema"));
    }

    [Test]
    public async Task A_history_table_of_something_else_with_columns_of_these_names_is_left_alone()
    {
        await Database.ExecuteAsync(
            "CREATE SCHEMA migrationkit; CREATE TABLE migrationkit.history (model text, ordinal int, migration_id int, to_fingerprint text, checksum text); "
            + "INSERT INTO migrationkit.history VALUES ('shop', 1, 1, 'a', 'b')");

        var failure = await FailureOfAsync(Sets.Of(A));

        Assert.That(failure.Message, Does.StartWith("MK6011: The history table is not one of MigrationKit: ").And.Contain("MigrationKitHistorySchema"));
    }

    [Test]
    public async Task A_table_beside_the_history_that_is_not_of_MigrationKit_is_left_alone()
    {
        await Database.ExecuteAsync("CREATE SCHEMA migrationkit; CREATE TABLE migrationkit.steps (model text, step int)");

        var failure = await FailureOfAsync(Sets.Of(A));

        Assert.That(
            failure.Message,
            Does.StartWith("MK6011: migrationkit.steps is not a history table of MigrationKit: it lacks migration_id, state"));
    }

    [Test]
    public async Task Missing_rights_name_the_role_the_object_and_the_grant()
    {
        await using var role = await TestRole.CreateAsync(Database);

        var failure = await FailureOfAsync(new Migrator(role.ConnectionString, [Sets.Of(A)]));

        Assert.That(failure.Message, Does.StartWith(
            $"MK6005: The role '{role.Name}' may not do what MigrationKit's history needs: permission denied for database {Database.Name}. "
            + $"Let an administrator run: GRANT CREATE ON DATABASE {Database.Name} TO {role.Name};"));
    }

    [Test]
    public async Task Missing_rights_in_a_step_name_the_step()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync(
            $"GRANT CREATE ON DATABASE {Database.Name} TO {role.Name}; CREATE SCHEMA closed; CREATE SCHEMA open AUTHORIZATION {role.Name}");

        var failure = await FailureOfAsync(new Migrator(role.ConnectionString, [Sets.Of(("1_a", "SELECT 1;\nDO "
            + "'BEGIN CREATE TABLE closed.t (id int); END';"))]));

        Assert.That(failure.Code, Is.EqualTo("MK6005"));
        Assert.That(failure.Message, Does.Contain("step 1 of the migration 1_a (line 2 of up.sql) needs: permission denied for "
            + "schema closed. Nothing of this step remains")
            .And.Contain($"GRANT USAGE, CREATE ON SCHEMA closed TO {role.Name};"));
    }

    [Test]
    public async Task Missing_rights_on_the_history_name_the_table()
    {
        await ApplyAsync(Sets.Of(A));
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"GRANT USAGE ON SCHEMA migrationkit TO {role.Name}");

        var failure = await FailureOfAsync(new Migrator(role.ConnectionString, [Sets.Of(A)]));

        Assert.That(
            failure.Message,
            Does.Contain($"permission denied for table history")
                .And.Contain($"GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE history TO {role.Name};"));
    }

    [Test]
    public async Task A_read_only_server_is_told_from_a_missing_right()
    {
        await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET default_transaction_read_only = on");

        var failure = await FailureOfAsync(Sets.Of(A));

        Assert.That(failure.Message, Does.StartWith("MK6005: There are migrations to apply, but the server does not take writes"));
        Assert.That(failure.NextStep, Does.Contain("Target Session Attributes=primary"));
    }
}
