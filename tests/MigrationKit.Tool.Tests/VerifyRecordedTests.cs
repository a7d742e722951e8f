namespace MigrationKit.Tool.Tests;

/// <summary><c>database verify</c> and the recorded state: when it is what counts, how it is accepted, and what is said where there is none.</summary>
public sealed class VerifyRecordedTests : DatabaseFixture
{
    [Test]
    public async Task Each_object_has_the_SQL_of_both_ways_out()
    {
        await RunAsync("database", "apply");
        await Database.ExecuteAsync("ALTER TABLE users ADD nickname text; DROP INDEX ix_users_email");
        var objects = (await RunAsync("database", "verify", "--json")).Json.GetProperty("objects").EnumerateArray().ToList();
        Assert.That(objects.Select(static item => $"{item.GetProperty("change")} {item.GetProperty("object")}: {item.GetProperty("undoSql")}{item.GetProperty("adoptSql")}"), Is.EquivalentTo(new[]
        {
            "dropped public.users.ix_users_email: CREATE INDEX CONCURRENTLY ix_users_email ON public.users (email);\nDROP INDEX CONCURRENTLY public.ix_users_email;\n",
            "added public.users.nickname: ALTER TABLE public.users DROP COLUMN nickname;\nALTER TABLE public.users ADD COLUMN nickname text;\n",
        }));
    }

    [Test]
    public async Task It_says_what_to_declare_in_classes_and_SQL_files()
    {
        await RunAsync("database", "apply");
        await Database.ExecuteAsync("ALTER TABLE users ADD nickname varchar(40); CREATE VIEW names AS SELECT id FROM users");
        var run = await RunAsync("database", "verify");
        Assert.That(run.Output, Does.Contain("-- Models/User.cs\n").And.Contain("+     [MaxLength(40)]\n+     public string? Nickname { get; set; }\n")
            .And.Contain("-- Schema/public/names.sql\n+ CREATE VIEW public.names AS\n"));
        Assert.That(run.Output, Does.Not.Contain("MigrationKit: the next pull"));
    }

    [TestCase("recorded")]
    [TestCase("model")]
    public async Task What_looks_renamed_has_the_attribute_to_declare_it(string basis)
    {
        await RunAsync("database", "apply");
        await Database.ExecuteAsync("ALTER TABLE users RENAME COLUMN email TO mail");
        var run = await RunAsync("database", "verify", "--against", basis);
        Assert.That(run.Output, Does.Contain("> column public.users.email is now public.users.mail\n").And.Contain("ALTER TABLE public.users RENAME COLUMN mail TO email;\n"));
        Assert.That(run.Output, Does.Not.Contain("DROP COLUMN"));
        Assert.That(run.Error, Does.Contain("looks renamed to mail: all else is the same").And.Contain("[RenamedFrom(\"email\")]"));
    }

    [Test]
    public async Task Accepted_it_is_no_drift_any_more()
    {
        await RunAsync("database", "apply");
        await Database.ExecuteAsync("CREATE TABLE extra (id int PRIMARY KEY)");
        var accepted = await RunAsync("database", "verify", "--accept");
        Assert.That(accepted.ExitCode, Is.Zero);
        Assert.That(accepted.Output, Does.Contain("+ table public.extra\n"), "It shows what it accepts.");
        Assert.That(accepted.Error, Does.Contain("warning MK2016: ").And.Contain("recorded as it is"));
        Assert.That((await RunAsync("database", "verify")).ExitCode, Is.Zero);
        Assert.That((await RunAsync("database", "verify", "--against", "model")).ExitCode, Is.EqualTo(2), "The migrations know nothing of it.");
    }

    [TestCase("--exclude", "legacy_*")]
    [TestCase("--schema", "public")]
    public async Task Accepting_is_about_the_whole_database(string option, string value)
    {
        await RunAsync("database", "apply");
        Assert.That((await RunAsync("database", "verify", "--accept", option, value)).ExitCode, Is.EqualTo(64));
    }

    [Test]
    public async Task Nothing_is_accepted_where_no_migration_is_recorded()
    {
        await Database.ExecuteAsync("CREATE TABLE extra (id int PRIMARY KEY)");
        var run = await RunAsync("database", "verify", "--accept");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("error MK6007: "));
    }

    [Test]
    public async Task What_the_application_leaves_out_is_left_out()
    {
        await RunAsync("database", "apply");
        Project.Write("appsettings.json", """{ "MigrationKit": { "DriftExclude": ["legacy_*"] } }""");
        await Database.ExecuteAsync("CREATE TABLE legacy_things (id int)");
        Assert.That((await RunAsync("database", "verify")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Without_a_recorded_state_the_model_counts_unless_the_state_is_asked_for()
    {
        await RunAsync("database", "apply");
        await Database.ExecuteAsync("DROP TABLE migrationkit.recorded_state; CREATE TABLE extra (id int)");
        var run = await RunAsync("database", "verify");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("Compared with the migrations. Nothing is recorded of this database yet"));
        var asked = await RunAsync("database", "verify", "--against", "recorded");
        Assert.That(asked.ExitCode, Is.EqualTo(1));
        Assert.That(asked.Error, Does.Contain("error MK2017: ").And.Contain("--against model"));
    }

    [Test]
    public async Task A_migration_that_was_begun_is_no_drift_and_no_all_clear()
    {
        await RunAsync("database", "apply");
        await Database.ExecuteAsync(
            "INSERT INTO migrationkit.steps (model, migration_id, step, state, checksum, statements_done) VALUES ('Shop', 'next', 1, 'started', '', 0)");
        var run = await RunAsync("database", "verify");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("error MK2017: ").And.Contain("A migration was begun and is not finished."));
    }

    [Test]
    public async Task A_state_of_another_major_version_is_printed_anew_and_compared()
    {
        await RunAsync("database", "apply");
        await Database.ExecuteAsync("UPDATE migrationkit.recorded_state SET server_major = 12");
        Assert.That((await RunAsync("database", "verify")).ExitCode, Is.Zero);
        await Database.ExecuteAsync("ALTER TABLE users DROP CONSTRAINT ck_users_age");
        var run = await RunAsync("database", "verify", "--json");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Json.GetProperty("against").GetString(), Is.EqualTo("recorded"));
        Assert.That(run.Json.GetProperty("objects").EnumerateArray().Single().GetProperty("object").GetString(), Is.EqualTo("public.users.ck_users_age"));
    }
}
