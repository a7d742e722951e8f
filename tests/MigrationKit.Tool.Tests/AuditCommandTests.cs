using Npgsql;

namespace MigrationKit.Tool.Tests;

/// <summary><c>database audit</c>, and what other commands see of it.</summary>
public sealed class AuditCommandTests : DatabaseFixture
{
    [Test]
    public async Task On_off_and_show_say_what_is_noted()
    {
        Assert.That((await RunAsync("database", "audit", "show")).Error, Does.Contain("are not noted"));
        Assert.That((await RunAsync("database", "audit", "on")).Error, Does.Contain("are noted"));
        await Database.ExecuteAsync("CREATE TABLE extra (id int)");
        var shown = await RunAsync("database", "audit", "show", "--json");
        Assert.That((await RunAsync("database", "audit", "off")).Error, Does.Contain("are not noted"));

        var change = shown.Json.GetProperty("changes").EnumerateArray().Single();
        Assert.That(shown.Json.GetProperty("isOn").GetBoolean(), Is.True);
        Assert.That(
            (change.GetProperty("command").GetString(), change.GetProperty("object").GetString(), change.GetProperty("role").GetString()),
            Is.EqualTo(("CREATE TABLE", "public.extra", new NpgsqlConnectionStringBuilder(Database.ConnectionString).Username)));
        Assert.That((await RunAsync("database", "audit", "show")).Output, Does.Contain("CREATE TABLE").And.Contain("public.extra"), "It stays.");
    }

    [Test]
    public async Task Verify_says_who_and_when()
    {
        await RunAsync("database", "apply");
        await RunAsync("database", "audit", "on");
        await Database.ExecuteAsync("SET application_name = 'a shell'; ALTER TABLE users ADD nickname text");

        Assert.That((await RunAsync("database", "verify")).Output, Does.Match("""-- column public\.users\.nickname: ALTER TABLE on public\.users by \w+ \(a shell.*\) at \d"""));
        var item = (await RunAsync("database", "verify", "--json")).Json.GetProperty("objects").EnumerateArray().Single();
        Assert.That(item.GetProperty("causes").EnumerateArray().Single().GetProperty("application").GetString(), Is.EqualTo("a shell"));
    }

    [Test]
    public async Task It_is_no_part_of_a_schema()
    {
        await RunAsync("database", "apply");
        await RunAsync("database", "audit", "on");

        Assert.That((await RunAsync("database", "verify")).ExitCode, Is.Zero);
        Assert.That((await RunAsync("database", "verify", "--against", "model")).ExitCode, Is.Zero);
        Assert.That((await Project.RunAsync("diff", "--from", "Migrations", "--to", Database.ConnectionString, "--exit-code", "--strict")).ExitCode, Is.Zero);
        var pulled = await RunAsync("database", "pull", "--json");
        Assert.That(pulled.Json.GetProperty("written").EnumerateArray().Select(static file => file.GetString()), Is.EqualTo(new[] { "Models/User.cs" }));
    }

    [TestCase("on")]
    [TestCase("off")]
    [TestCase("show")]
    public async Task The_JSON_is_as_promised(string command)
    {
        var run = await RunAsync("database", "audit", command, "--json");
        Assert.That(run.Json.EnumerateObject().Select(static property => property.Name), Is.EqualTo(new[] { "database", "isOn", "changes" }));
    }
}
