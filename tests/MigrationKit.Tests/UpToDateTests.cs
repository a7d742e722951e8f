using MigrationKit.Testing;
using MigrationKit.Tests.Support;
using Npgsql;

namespace MigrationKit.Tests;

/// <summary>The usual start: everything is applied already.</summary>
internal sealed class UpToDateTests : DatabaseTest
{
    private static readonly MigrationSet Shop = Sets.Of(
        ("1_users", "CREATE TABLE public.users (id int);"), ("2_email", "ALTER TABLE public.users ADD email text;"));

    [Test]
    public async Task It_costs_one_statement()
    {
        await ApplyAsync(Shop);
        await ApplyAsync(Shop);

        var statements = await StatementsDuringAsync(() => MigratorOf(Shop).ApplyAsync());

        Assert.That(statements, Has.Count.EqualTo(1));
        Assert.That(statements[0], Does.Contain("SELECT migration_id, to_fingerprint, checksum FROM migrationkit.history"));
    }

    [Test]
    public async Task A_model_may_have_any_name(
        [Values("it's", @"C:\shop\", @"\'; DROP SCHEMA migrationkit CASCADE; --", "$1", "E'x")] string model, [Values("on", "off")] string areStringsStandard)
    {
        var set = Sets.Named(model, ("1_users", "CREATE TABLE public.users (id int);"));
        var migrator = new Migrator($"{Database.ConnectionString};Options=-c standard_conforming_strings={areStringsStandard}", [set]);
        await migrator.ApplyAsync();
        var batches = 0;
        using var listener = BatchListener.Count(Database.Name, () => batches++);

        var report = await migrator.ApplyAsync();

        // There is a second one where the head is not the one that was looked for.
        Assert.That((report.IsUpToDate, batches), Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task The_first_time_in_a_process_it_is_looked_in_the_same_round_trip_whose_the_history_is()
    {
        await ApplyAsync(Shop);
        var batches = 0;

        var statements = await StatementsDuringAsync(async () =>
        {
            using var listener = BatchListener.Count(Database.Name, () => batches++);
            await MigratorOf(Shop).ApplyAsync();
        });

        Assert.That(batches, Is.EqualTo(1));
        Assert.That(statements, Has.Count.EqualTo(2));
        Assert.That(statements[0], Does.Contain("SELECT (CASE WHEN EXISTS ("));
        Assert.That(statements[1], Does.Contain("SELECT migration_id, to_fingerprint, checksum FROM migrationkit.history"));
    }

    [Test]
    public async Task It_costs_one_round_trip_for_several_models()
    {
        var crm = Sets.Named("crm", ("1_leads", "CREATE TABLE public.leads (id int);"));
        await ApplyAsync(Shop, crm);
        var batches = 0;
        using var listener = BatchListener.Count(Database.Name, () => batches++);

        await MigratorOf(Shop, crm).ApplyAsync();

        Assert.That(batches, Is.EqualTo(1));
    }

    [Test]
    public async Task It_does_not_wait_for_the_lock()
    {
        await ApplyAsync(Shop);
        await using var blocker = await OpenSessionAsync();
        await ExecuteAsync(blocker, $"SELECT pg_advisory_lock({MigrationLock.KeyOf("migrationkit")})");

        var report = await MigratorWith(static options => options.LockTimeout = TimeSpan.Zero, Shop).ApplyAsync();

        Assert.That(report.IsUpToDate, Is.True);
    }

    [Test]
    public async Task It_asks_for_nothing_but_SELECT()
    {
        await ApplyAsync(Shop);
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync(
            $"GRANT USAGE ON SCHEMA migrationkit TO {role.Name}; GRANT SELECT ON migrationkit.history TO {role.Name}");

        var report = await new Migrator(role.ConnectionString, [Shop]).ApplyAsync();

        Assert.That(report.IsUpToDate, Is.True);
    }

    [Test]
    public async Task The_status_says_so_and_changes_nothing()
    {
        var before = await MigratorOf(Shop).GetStatusAsync();
        await ApplyAsync(Shop);
        var after = await MigratorOf(Shop).GetStatusAsync();

        Assert.That((before.IsUpToDate, before.Models[0].State), Is.EqualTo((false, ModelState.Pending)));
        Assert.That(before.Models[0].Pending, Is.EqualTo(new[] { "1_users", "2_email" }));
        Assert.That((after.IsUpToDate, after.Models[0].State), Is.EqualTo((true, ModelState.UpToDate)));
        Assert.That(after.Models[0].Recorded.Select(static row => row.Id), Is.EqualTo(new[] { "1_users", "2_email" }));
        Assert.That(after.ServerVersion.Major, Is.GreaterThanOrEqualTo(13));
    }

    private async Task<List<string>> StatementsDuringAsync(Func<Task> action)
    {
        var log = (await SharedServer.Instance).LogFile;
        if (log is null)
        {
            Assert.Ignore("The log of a server that was not started here cannot be read.");
        }

        await Database.ExecuteAsync($"ALTER DATABASE {Database.Name} SET log_statement = 'all'");
        NpgsqlConnection.ClearAllPools();
        await using (var warm = new NpgsqlConnection(Database.ConnectionString))
        {
            // A new pool loads the types first, whoever uses it.
            await warm.OpenAsync();
        }

        var before = (await LinesAsync(log!)).Count;
        await action();
        return [.. (await LinesAsync(log!)).Skip(before).Where(static line => line.Contains("LOG:  ", StringComparison.Ordinal))];
    }

    private static async Task<List<string>> LinesAsync(string log)
    {
        await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return [.. (await reader.ReadToEndAsync()).Split('\n')];
    }
}
