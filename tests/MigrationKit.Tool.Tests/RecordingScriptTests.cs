namespace MigrationKit.Tool.Tests;

/// <summary><c>migrations script --with-history</c>.</summary>
public sealed class RecordingScriptTests : DatabaseFixture
{
    [Test]
    public async Task A_recording_script_applies_with_psql_what_the_runtime_then_knows()
    {
        using var older = new ProjectFolder().Add("initial", Schemas.Users);
        await older.RunAsync("database", "apply", "--connection", Database.ConnectionString);
        var script = (await Project.RunAsync("migrations", "script", "--with-history")).Output;
        Assert.That(await Psql.RunAsync(Database, script), Does.Not.Contain("ERROR"));
        Assert.That((await RunAsync("status")).ExitCode, Is.Zero);
        Assert.That((await RunAsync("database", "verify")).ExitCode, Is.Zero);
        Assert.That(await Psql.RunAsync(Database, script), Does.Not.Contain("CREATE INDEX"), "the second run skips all");
    }

    [Test]
    public async Task A_recording_script_records_what_an_older_version_will_miss()
    {
        Project.Add("drop_age", Schemas.Users);

        await Psql.RunAsync(Database, (await Project.RunAsync("migrations", "script", "--with-history")).Output);

        await using var command = Database.DataSource.CreateCommand("SELECT string_agg(migration_id || ': ' || statements, ' ' ORDER BY migration_id) FROM migrationkit.contracted");
        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo(
            "20261120093002_add_age: ALTER TABLE public.users ADD CONSTRAINT ck_users_age CHECK; ALTER TABLE public.users VALIDATE CONSTRAINT ck_users_age "
                + "20261120093004_drop_age: ALTER TABLE public.users DROP COLUMN age; DROP INDEX CONCURRENTLY public.ix_users_email"));
    }

    [Test]
    public async Task A_recording_script_does_not_go_past_a_data_migration_that_was_begun()
    {
        await RunAsync("database", "apply");
        await Database.ExecuteAsync(
            """
            CREATE TABLE migrationkit.data_migrations (model text, id text, finished_at timestamptz);
            INSERT INTO migrationkit.data_migrations VALUES ('Shop', 'split', NULL)
            """);
        Assert.That(await ScriptAsync(), Does.Not.Contain("ERROR"), "nothing comes after it");
        Project.Add("drop_age", Schemas.Users);

        Assert.That(await ScriptAsync(), Does.Contain("ERROR:  MK6026: A data migration of the model Shop was begun and is not finished").And.Not.Contain("ALTER TABLE"));
        await Database.ExecuteAsync("UPDATE migrationkit.data_migrations SET finished_at = now()");
        Assert.That(await ScriptAsync(), Does.Not.Contain("ERROR").And.Contain("ALTER TABLE"));
    }

    [Test]
    public async Task A_recording_script_makes_the_history_and_stops_at_the_first_error()
    {
        using var project = new ProjectFolder().Add("initial", Schemas.Users);
        project.Write(
            "Shop.csproj",
            "<Project><PropertyGroup><AssemblyName>Shop</AssemblyName><MigrationKitHistorySchema>it's \"mine\"</MigrationKitHistorySchema>"
                + "</PropertyGroup></Project>");
        var script = (await project.RunAsync("migrations", "script", "--with-history")).Output;
        await Psql.RunAsync(Database, script);
        Assert.That((await project.RunAsync("status", "--connection", Database.ConnectionString)).ExitCode, Is.Zero);

        await using var other = await SharedServer.CreateDatabaseAsync();
        await other.ExecuteAsync("CREATE TABLE users (id int)");
        Assert.That(await Psql.RunAsync(other, script), Does.Contain("already exists"));
        var status = await project.RunAsync("status", "--connection", other.ConnectionString, "--json");
        Assert.That(status.Json.GetProperty("state").GetString(), Is.EqualTo("pending"));
    }

    private async Task<string> ScriptAsync() => await Psql.RunAsync(Database, (await Project.RunAsync("migrations", "script", "--with-history")).Output);
}
