using MigrationKit.Chaos.Tests.Support;
using MigrationKit.Testing;

namespace MigrationKit.Chaos.Tests;

/// <summary>
/// The same SQL, applied at the start of real processes by MigrationKit and by Entity Framework Core. What becomes of the peer is said, and nothing
/// is asked of it but that it can apply the plan when nobody disturbs it.
/// </summary>
internal sealed class PeerTests
{
    private const string Kit = "MigrationKit.Chaos.Tests.Host";
    private const string Peer = "MigrationKit.Chaos.Tests.EntityFramework";
    private const int Replicas = 4;

    [TestCase("two pending")]
    [TestCase("slow index")]
    public async Task The_peer_applies_the_plan_when_nobody_disturbs_it(string plan)
    {
        await using var database = await SharedServer.CreateDatabaseAsync();

        Assert.That(await StartAsync(database, plan, Peer), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task Replicas_start_together_when_two_migrations_are_pending()
    {
        var kit = await StartTogetherAsync(Kit);
        var peer = await StartTogetherAsync(Peer);

        await SayAsync("starts of replicas that ended well", ("MigrationKit", kit), ("Entity Framework Core", peer));
        Assert.That(kit.Good, Is.EqualTo(kit.Of), kit.Error);
    }

    [Test]
    public async Task The_next_start_after_one_that_was_killed_while_it_built_an_index()
    {
        var kit = await StartAfterKillAsync(Kit);
        var peer = await StartAfterKillAsync(Peer);

        await SayAsync("starts after a kill in CREATE INDEX CONCURRENTLY that ended well, with a valid index", ("MigrationKit", kit), ("Entity Framework Core", peer));
        Assert.That(kit.Good, Is.EqualTo(kit.Of), kit.Error);
    }

    private static async Task<Outcome> StartTogetherAsync(string host)
    {
        var outcome = default(Outcome);
        for (var round = 0; round < Rounds; round++)
        {
            await using var database = await SharedServer.CreateDatabaseAsync();
            var ends = await Task.WhenAll(Enumerable.Range(0, Replicas).Select(_ => StartAsync(database, "two pending", host)));
            outcome = ends.Aggregate(outcome, static (sum, end) => sum.With(end.ExitCode == 0, end.Error));
        }

        return outcome;
    }

    private static async Task<Outcome> StartAfterKillAsync(string host)
    {
        var outcome = default(Outcome);
        for (var round = 0; round < Rounds; round++)
        {
            await using var database = await SharedServer.CreateDatabaseAsync();
            using (var victim = Replica.Start("victim", database.ConnectionString, "slow index", host))
            {
                await UntilAsync(database, "SELECT EXISTS (SELECT FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relname = 'ix_users_email')");
                victim.Kill();
            }

            // The server goes on until it notices; nobody starts a container again sooner.
            await UntilAsync(database, "SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'victim')");
            var (exitCode, error) = await StartAsync(database, "slow index", host);
            outcome = outcome.With(exitCode == 0 && await IsIndexValidAsync(database), error);
        }

        return outcome;
    }

    private static async Task<(int ExitCode, string Error)> StartAsync(PostgresDatabase database, string plan, string host)
    {
        using var replica = Replica.Start("replica", database.ConnectionString, plan, host);
        var (exitCode, _, error) = await replica.EndAsync();
        return (exitCode, error.Trim());
    }

    private static async Task<bool> IsIndexValidAsync(PostgresDatabase database) =>
        await ScalarAsync(database, "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('public.ix_users_email')");

    private static async Task UntilAsync(PostgresDatabase database, string sql)
    {
        for (var i = 0; i < 2000; i++)
        {
            if (await ScalarAsync(database, sql))
            {
                return;
            }

            await Task.Delay(10);
        }

        throw new AssertionException("Waited in vain for: " + sql);
    }

    private static async Task<bool> ScalarAsync(PostgresDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is true;
    }

    private static int Rounds => Math.Max(1, Soak.Count);

    private static async Task SayAsync(string what, params (string Who, Outcome Outcome)[] outcomes)
    {
        foreach (var (who, outcome) in outcomes)
        {
            await TestContext.Out.WriteLineAsync($":: {who}: {outcome.Good} of {outcome.Of} {what}{(outcome.Error is null ? "" : $"; {outcome.Error}")}");
        }
    }

    /// <param name="Good">How many ended well.</param>
    /// <param name="Of">How many there were.</param>
    /// <param name="Error">What the first of the others said.</param>
    private readonly record struct Outcome(int Good, int Of, string? Error)
    {
        public Outcome With(bool isGood, string error) => new(Good + (isGood ? 1 : 0), Of + 1, isGood ? Error : Error ?? error);
    }
}
