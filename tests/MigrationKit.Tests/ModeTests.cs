using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>What is done about pending migrations.</summary>
internal sealed class ModeTests : DatabaseTest
{
    private static readonly MigrationSet One = Sets.Of(("1_users", "CREATE TABLE public.users (id int);"));
    private static readonly MigrationSet Two = Sets.Of(
        ("1_users", "CREATE TABLE public.users (id int);"), ("2_email", "ALTER TABLE public.users ADD email text;"));

    private static readonly MigrationSet Slow = Sets.Of(
        ("1_users", "CREATE TABLE public.users (id int);"), ("2_slow", "CREATE TYPE public.mood AS ENUM ('happy'); SELECT pg_sleep(1);"));

    [Test]
    public async Task Verifying_refuses_what_is_pending_and_changes_nothing()
    {
        await ApplyAsync(One);

        var error = await FailureOfAsync(MigratorWith(Verify, Two));

        Assert.That(error.Message, Is.EqualTo(
            "MK6020: The database is behind this version of the application: it lacks 2_email of the model shop. Nothing was changed, "
                + "because the option Mode is VerifyOnly. Apply it with dotnet migrationkit database apply, or by a start of the application "
                + "with --migrate-only; or let the application apply what is pending itself: MigrationKit:Mode=ApplyPending."));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users" }));
    }

    [Test]
    public async Task Verifying_an_empty_database_does_not_even_create_the_history()
    {
        Assert.That((await FailureOfAsync(MigratorWith(Verify, One))).Code, Is.EqualTo("MK6020"));
        Assert.That(await ScalarAsync<bool>("SELECT to_regnamespace('migrationkit') IS NULL"), Is.True);
    }

    [Test]
    public async Task Verifying_accepts_a_database_that_is_equal_or_ahead()
    {
        await ApplyAsync(Two);

        var equal = await MigratorWith(Verify, Two).ApplyAsync();
        var ahead = await MigratorWith(Verify, One).ApplyAsync();

        Assert.That((equal.IsUpToDate, equal.Models[0].IsAhead), Is.EqualTo((true, false)));
        Assert.That((ahead.IsUpToDate, ahead.Models[0].IsAhead), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Verifying_asks_for_nothing_but_SELECT()
    {
        await ApplyAsync(One);
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync(
            $"GRANT USAGE ON SCHEMA migrationkit TO {role.Name}; GRANT SELECT ON migrationkit.history TO {role.Name}");
        var options = new MigrationOptions { Mode = MigrationMode.VerifyOnly };

        Assert.That((await new Migrator(role.ConnectionString, [One], options).ApplyAsync()).IsUpToDate, Is.True);
        Assert.That((await FailureOfAsync(new Migrator(role.ConnectionString, [Two], options))).Code, Is.EqualTo("MK6020"));
    }

    [Test]
    public async Task Waiting_ends_when_another_process_has_applied()
    {
        var waiting = MigratorWith(static options => options.Mode = MigrationMode.WaitForOther, Slow).ApplyAsync();
        await UntilLoggedAsync(6119);
        await ApplyAsync(Slow);

        var report = await waiting;

        Assert.That((report.IsUpToDate, report.WasBehind, report.Models.Count), Is.EqualTo((true, true, 1)));
        Assert.That(
            Log.Text,
            Does.Contain("Information 6119: Waiting for another process to apply 2 migration(s) of the model shop: 1_users, 2_slow."));
    }

    [Test]
    public async Task Waiting_has_an_end()
    {
        static void WaitShortly(MigrationOptions options) =>
            (options.Mode, options.LockTimeout) = (MigrationMode.WaitForOther, TimeSpan.FromSeconds(0.5));

        var error = await FailureOfAsync(MigratorWith(WaitShortly, Two));

        Assert.That(error.Message, Does.StartWith(
            "MK6020: In 0.5 s no other process has applied what the database lacks: 1_users, 2_email of the model shop. Nothing was "
                + "changed here, because the option Mode is WaitForOther."));
        Assert.That(await ScalarAsync<bool>("SELECT to_regnamespace('migrationkit') IS NULL"), Is.True);
    }

    [Test]
    public async Task Waiting_stops_at_a_history_that_leads_elsewhere()
    {
        var waiting = MigratorWith(static options => options.Mode = MigrationMode.WaitForOther, Two).ApplyAsync();
        await UntilLoggedAsync(6119);
        await ApplyAsync(Sets.Of(("1_users", "CREATE TABLE public.users (id int);"), ("2_other", "SELECT 1;")));

        Assert.That(() => waiting, Throws.InstanceOf<MigrationException>().With.Property("Code").EqualTo("MK6006"));
    }

    [Test]
    public async Task Off_connects_to_nothing()
    {
        var options = new MigrationOptions { Mode = MigrationMode.Off };

        var report = await new Migrator("Host=no-such-host.invalid", [One], options, Log).ApplyAsync();

        Assert.That((report.SkippedBecause, report.IsUpToDate), Is.EqualTo(("The option Mode is Off.", false)));
        Assert.That(Log.Text, Is.EqualTo("Information 6118: Migrations are not looked at: the option Mode is Off."));
    }

    private static void Verify(MigrationOptions options) => options.Mode = MigrationMode.VerifyOnly;

    private async Task UntilLoggedAsync(int id)
    {
        for (var i = 0; i < 400 && Log.Entries.All(entry => entry.Event.Id != id); i++)
        {
            await Task.Delay(25);
        }

        Assert.That(Log.Entries.Select(static entry => entry.Event.Id), Does.Contain(id));
    }
}
