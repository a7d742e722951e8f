using Npgsql;

namespace MigrationKit.Tool.Tests;

/// <summary>Where the database is, and what is wrong with the way there.</summary>
public sealed class ConnectionTests : DatabaseFixture
{
    [Test]
    public async Task The_environment_names_theDatabase_unless_the_command_line_does()
    {
        var variables = new Dictionary<string, string> { ["MIGRATIONKIT_CONNECTION"] = Database.ConnectionString };
        var run = await ToolRun.InAsync(Project.Path, ["database", "apply"], variables);
        Assert.That(run.ExitCode, Is.Zero);
        var elsewhere = await ToolRun.InAsync(Project.Path, ["status", "--connection", "Host=127.0.0.1;Port=1"], variables);
        Assert.That(elsewhere.Error, Does.Contain("error MK6002: "));
    }

    [TestCase(null, "appsettings.Development.json")]
    [TestCase("Staging", "appsettings.Staging.json")]
    public async Task TheProjects_appsettings_name_theDatabase(string? environment, string file)
    {
        Project.Write("appsettings.json", """{ "ConnectionStrings": { "Shop": "Host=127.0.0.1;Port=1" } /* a comment */ }""");
        Project.Write(file, $$"""{ "ConnectionStrings": { "Shop": "{{Database.ConnectionString}}" } }""");
        var variables = environment is null ? new Dictionary<string, string>() : new() { ["DOTNET_ENVIRONMENT"] = environment };
        Assert.That((await ToolRun.InAsync(Project.Path, ["database", "apply"], variables)).ExitCode, Is.Zero);
        Assert.That((await RunAsync("status")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Without_anyDatabase_the_error_names_the_three_ways()
    {
        var run = await Project.RunAsync("status");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error MK6001: ")
            .And.Contain("--connection").And.Contain("MIGRATIONKIT_CONNECTION").And.Contain("appsettings.json"));
    }

    [Test]
    public async Task Broken_appsettings_are_an_error_that_names_the_file()
    {
        Project.Write("appsettings.json", "{ ");
        var run = await Project.RunAsync("status");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("appsettings.json"));
    }

    [TestCase("migrations", "status")]
    [TestCase("database", "apply")]
    [TestCase("database", "verify")]
    public async Task A_server_that_does_not_answer_is_MK6002(params string[] command)
    {
        var run = await Project.RunAsync([.. command, "--connection", "Host=127.0.0.1;Port=1;Username=app;Password=geheim"]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.StartWith("error MK6002: ").And.Not.Contain("geheim"));
    }

    [TestCase("migrations", "status")]
    [TestCase("database", "apply")]
    [TestCase("database", "verify")]
    public async Task ADatabase_that_is_missing_is_MK6004(params string[] command)
    {
        var missing = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Database = "nowhere", Pooling = false };
        var run = await Project.RunAsync([.. command, "--connection", missing.ConnectionString]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error MK6004: ").And.Contain("nowhere"));
    }

    [Test]
    public async Task A_role_that_may_not_log_in_is_MK6003_and_no_password_is_printed()
    {
        var wrong = new NpgsqlConnectionStringBuilder(Database.ConnectionString)
        {
            Username = "nobody_at_all", Password = "geheim", Pooling = false,
        };
        var run = await Project.RunAsync("status", "--verbose", "--connection", wrong.ConnectionString);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error MK6003: ").And.Not.Contain("geheim"));
    }

    [Test]
    public async Task A_wrong_password_is_MK6003_and_is_not_printed()
    {
        var server = await SharedServer.Instance;
        if (server.DataDirectory is not { } data)
        {
            Assert.Ignore("This server was not started here, so nobody can be made to give a password.");
            return;
        }

        await Database.ExecuteAsync("CREATE ROLE mk_careful LOGIN PASSWORD 'right'");
        var rules = Path.Combine(data, "pg_hba.conf");
        await File.WriteAllTextAsync(rules, "host all mk_careful all scram-sha-256\n" + await File.ReadAllTextAsync(rules));
        await Database.ExecuteAsync("SELECT pg_reload_conf()");
        var careful = new NpgsqlConnectionStringBuilder(Database.ConnectionString)
        {
            Username = "mk_careful", Password = "geheim", Pooling = false,
        };
        var run = await Project.RunAsync("status", "--verbose", "--connection", careful.ConnectionString);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error MK6003: ").And.Contain("28P01").And.Not.Contain("geheim"));
    }

    [TestCase("status")]
    [TestCase("database", "verify")]
    [TestCase("migrations", "rehash")]
    public async Task A_role_without_rights_is_MK6005(params string[] command)
    {
        await RunAsync("database", "apply");
        await Database.ExecuteAsync("DROP ROLE IF EXISTS mk_weak; CREATE ROLE mk_weak LOGIN");
        var weak = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Username = "mk_weak", Pooling = false };
        var run = await Project.RunAsync([.. command, "--connection", weak.ConnectionString]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error MK6005: "));
    }

    [Test]
    public async Task A_connection_string_that_cannot_be_read_is_not_repeated()
    {
        var run = await Project.RunAsync("status", "--connection", "Host=x;Nonsense=geheim");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error MK6013: ").And.Not.Contain("geheim"));
    }
}
