using System.Diagnostics;
using System.Globalization;
using MigrationKit.Hosting;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>A web application as a job of a deployment: real processes.</summary>
internal sealed class MigrateOnlyTests : DatabaseTest
{
    [TestCase("call")]
    [TestCase("start")]
    public async Task It_applies_says_so_and_ends_before_it_listens(string how)
    {
        var (code, output, error) = await RunAsync(how, "1_users", "--migrate-only");

        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("shop: applied 1 migration(s)\n  1_users: 1 step(s) in "));
        Assert.That(output, Does.Not.Contain("listening"));
        Assert.That(output, Does.Contain("disposed").And.Contain("MigrationKit[6104]"), "Logs are written.");
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users" }));
    }

    [TestCase("call")]
    [TestCase("start")]
    public async Task Without_it_the_application_goes_on(string how)
    {
        var (code, output, _) = await RunAsync(how, "1_users");

        Assert.That((code, output.Contains("listening", StringComparison.Ordinal)), Is.EqualTo((0, true)), output);
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users" }));
    }

    [TestCase("call")]
    [TestCase("start")]
    public async Task A_failure_is_said_and_ends_with_1(string how)
    {
        var (code, output, error) = await RunAsync(how, "1_users,2_broken", "--migrate-only");

        Assert.That(code, Is.EqualTo(1), output + error);
        Assert.That(error, Does.StartWith("MK6010: ").And.Contain("division by zero").And.Contain("2_broken"));
        Assert.That(output, Does.Not.Contain("listening").And.Contain("disposed"));
    }

    [TestCase("call")]
    [TestCase("start")]
    [TestCase("tenants")]
    public async Task Told_to_stop_in_a_step_it_says_what_is_left_and_ends_with_130(string how)
    {
        var process = Start(how, "1_users,2_long", [], "--migrate-only");
        var running = EndOfAsync(process);
        await UntilAsync("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep')");

        Terminate(process);
        var (code, output, error) = await running;

        Assert.That((code, error), Is.EqualTo((130, Stopped)), output);
        Assert.That(output, Does.Not.Contain("listening").And.Contain("disposed"));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users" }), "What was done stays.");
        await UntilAsync("SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep')");
    }

    [TestCase("call")]
    [TestCase("start")]
    public async Task Told_to_stop_while_it_waits_for_the_lock_it_ends_with_130(string how)
    {
        await using var other = await OpenSessionAsync();
        await ExecuteAsync(other, $"SELECT pg_advisory_lock({MigrationLock.KeyOf("migrationkit")})");
        var process = Start(how, "1_users", [], "--migrate-only");
        var running = EndOfAsync(process);
        await UntilAsync(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_catalog.pg_try_advisory_lock%')");

        Terminate(process);
        var (code, output, error) = await running;

        Assert.That((code, error), Is.EqualTo((130, Stopped)), output);
        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('public.users') IS NULL"), Is.True);
    }

    [Test]
    public async Task It_applies_although_the_application_itself_would_only_verify()
    {
        var (code, output, _) = await RunAsync("call", "1_users", "--MigrationKit:Mode=VerifyOnly", "--migrate-only");

        Assert.That((code, output.Contains("applied 1 migration(s)", StringComparison.Ordinal)), Is.EqualTo((0, true)), output);
    }

    [Test]
    public async Task A_second_job_finds_nothing_to_do()
    {
        await RunAsync("call", "1_users", "--migrate-only");

        var (code, output, _) = await RunAsync("call", "1_users", "--migrate-only");

        Assert.That((code, output.Contains("shop: up to date", StringComparison.Ordinal)), Is.EqualTo((0, true)), output);
    }

    [Test]
    public async Task Options_that_make_no_sense_end_it_with_1()
    {
        var (code, _, error) = await RunAsync("start", "1_users", "--migrate-only=true", "--MigrationKit:MaxRetries=many");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(error, Does.StartWith("MK6013: ").And.Contain("MigrationKit:MaxRetries is 'many', not a whole number"));
    }

    [Test]
    public async Task An_argument_that_the_configuration_would_lose_is_named()
    {
        var (code, _, error) = await RunAsync("call", "1_users", "--migrate-only", "--MigrationKit:LockTimeout=00:00:01");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(error, Does.Contain(
            "the configuration has taken the argument --MigrationKit:LockTimeout=00:00:01 for the value of --migrate-only; write "
                + "--migrate-only last, or --migrate-only=true"));
        Assert.That(await ScalarAsync<bool>("SELECT to_regnamespace('migrationkit') IS NULL"), Is.True);
    }

    [Test]
    public async Task The_environment_may_ask_for_it()
    {
        var (code, output, _) = await RunAsync("start", "1_users", new Dictionary<string, string> { [MigrateOnly.Variable] = "1" });

        Assert.That((code, output.Contains("listening", StringComparison.Ordinal)), Is.EqualTo((0, false)), output);
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users" }));
    }

    [TestCase("", null, false)]
    [TestCase("--urls x", "0", false)]
    [TestCase("", "false", false)]
    [TestCase("", " True ", true)]
    [TestCase("--urls x --migrate-only", "0", true)]
    public void What_asks_for_it(string arguments, string? variable, bool isAsked) =>
        Assert.That(MigrateOnly.IsAsked(arguments.Split(' '), variable), Is.EqualTo(isAsked));

    [Test]
    public void A_variable_that_says_neither_is_refused() => Assert.That(
        static () => MigrateOnly.IsAsked([], "si"),
        Throws.InstanceOf<MigrationException>().With.Message.Contains(
            "MK6013: The options of MigrationKit are wrong: the environment variable MIGRATIONKIT_MIGRATE_ONLY is 'si', not 1 or 0."));

    private const string Stopped = "Stopped before all migrations were applied. What was done stays recorded; start again, and it goes on there.\n";

    /// <summary>What an orchestrator does first, and Process has no word for.</summary>
    private static void Terminate(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string how, string scripts, params string[] arguments) =>
        RunAsync(how, scripts, [], arguments);

    private Task<(int Code, string Output, string Error)> RunAsync(
        string how, string scripts, Dictionary<string, string> environment, params string[] arguments) =>
        EndOfAsync(Start(how, scripts, environment, arguments));

    private Process Start(string how, string scripts, Dictionary<string, string> environment, params string[] arguments)
    {
        var dll = Path.Combine(TestContext.CurrentContext.TestDirectory, "MigrationKit.Tests.Host.dll");
        var start = new ProcessStartInfo("dotnet", [dll, Database.ConnectionString, how, scripts, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Output, string Error)> EndOfAsync(Process process)
    {
        using var started = process;
        var output = started.StandardOutput.ReadToEndAsync();
        var error = started.StandardError.ReadToEndAsync();
        await started.WaitForExitAsync();
        return (started.ExitCode, (await output).ReplaceLineEndings("\n"), await error);
    }
}
