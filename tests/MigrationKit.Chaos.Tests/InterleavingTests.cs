using MigrationKit.Chaos.Tests.Plans;
using MigrationKit.Chaos.Tests.Support;

namespace MigrationKit.Chaos.Tests;

/// <summary>
/// Two replicas, batch by batch: one runs for i batches, the other one for j, then the first one to its end, then the other one. All i and j
/// are tried, which is every way in which two replicas can interrupt each other twice.
/// </summary>
internal sealed class InterleavingTests
{
    private static readonly Plan Plan = new("interleaving", "",
        "CREATE TABLE public.a (id int);\nINSERT INTO public.a VALUES (1);",
        "-- migrationkit:step no-transaction\nINSERT INTO public.a VALUES (2);\nCREATE INDEX CONCURRENTLY ix_a ON public.a (id);");

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    [Test]
    public async Task Each_step_runs_once_however_two_replicas_take_turns()
    {
        var server = await SharedServer.Instance;
        await using var disturbance = await Disturbance.PrepareAsync(server, Plan);
        await TryAllAsync(disturbance, Plan, [.. Plan.End.Migrations.Select(static migration => migration.Id)]);
    }

    [Test]
    public async Task Each_batch_of_a_data_migration_is_committed_once_however_two_replicas_take_turns()
    {
        // Fewer batches than the plan for cuts has, because pairs of them are tried.
        var plan = new Plan(
            "a data migration", "CREATE TABLE public.users (id int, visits int NOT NULL);\nINSERT INTO public.users SELECT g, 0 FROM generate_series(1, 150) g;",
            "CREATE TABLE public.seeded (name text);")
        {
            Code = static options => options.AddDataMigration(new CountedVisits(TimeSpan.Zero)).AddSeeder<AddedRow>(),
        };
        await using var disturbance = await Disturbance.PrepareAsync(await SharedServer.Instance, plan);
        await TryAllAsync(disturbance, plan, ["2_migration"], every: 9);
    }

    [Test]
    public async Task An_old_replica_notices_nothing_of_a_run_that_expands()
    {
        var plan = Plans.Plans.Expand;
        await using var disturbance = await Disturbance.PrepareAsync(await SharedServer.Instance, plan);
        var old = plan with { After = [], Phase = MigrationPhase.All };
        await TryAllAsync(disturbance, old, [.. plan.End.Migrations.Skip(1).Select(static migration => migration.Id)]);
    }

    [Test]
    public async Task What_waited_runs_once_however_two_replicas_take_turns()
    {
        var plan = Plans.Plans.Contract;
        await using var disturbance = await Disturbance.PrepareAsync(await SharedServer.Instance, plan);
        await TryAllAsync(disturbance, plan, [.. plan.End.Migrations.Skip(1).Select(static migration => migration.Id)]);
    }

    /// <summary>One that registers before it was asked under the lock who runs is waited for, and one that comes later has come too late.</summary>
    [Test]
    public async Task A_process_of_the_old_version_that_registers_at_any_moment_is_waited_for_or_too_late()
    {
        await using var disturbance = await Disturbance.PrepareAsync(await SharedServer.Instance, Plans.Plans.Contract);
        var waited = new List<bool>();
        for (var moment = 0; moment <= disturbance.Answers; moment++)
        {
            waited.Add(await RegisterAtAsync(disturbance, moment));
        }

        await TestContext.Out.WriteLineAsync($":: registered at {waited.Count} moments, waited for at the first {waited.Count(static x => x)}");
        Assert.That(waited, Is.Ordered.Descending, "Once it is too late it stays so.");
        Assert.That(waited.Count(static x => x), Is.GreaterThan(3).And.LessThan(waited.Count), "It is asked under the lock, and not for ever.");
    }

    /// <returns>Whether the contract steps of all migrations have waited for it.</returns>
    private static async Task<bool> RegisterAtAsync(Disturbance disturbance, int moment)
    {
        await using var database = await disturbance.CreateDatabaseAsync();
        var turns = new Turns(moment);
        await using var proxy = new FaultyProxy(database.ConnectionString, CutPoint.None) { BeforeBatch = turns.TakeAsync };
        var run = Start(proxy, disturbance.Plan);
        await Task.WhenAny(run, turns.Arrived);
        await database.ExecuteAsync(
            "UPDATE migrationkit.instances SET ended_at = NULL, last_seen = clock_timestamp(), expires_at = clock_timestamp() + interval '1 hour'");
        turns.Free();
        var applied = (await run).Applied.Count();

        await using var command = database.DataSource.CreateCommand(
            "SELECT count(*) FROM migrationkit.steps WHERE migration_id IN ('2_migration', '4_migration') AND state = 'done'");
        var steps = (long)(await command.ExecuteScalarAsync())!;
        // The first migration has three steps, one of which was done before; the last one has one.
        Assert.That((steps, applied), Is.AnyOf((1L, 0), (3L, 2), (4L, 3)), $"registered after {moment} batches");
        return applied == 0;
    }

    /// <param name="disturbance">The database, and what the first replica applies to it.</param>
    /// <param name="other">What the second replica has.</param>
    /// <param name="applied">What is applied by one of them.</param>
    /// <param name="every">Which part of the pairs is tried but for a soak: one of so many.</param>
    private static async Task TryAllAsync(Disturbance disturbance, Plan other, string[] applied, int every = 3)
    {
        var batches = disturbance.Answers;
        var pairs = from first in Enumerable.Range(0, batches + 1) from second in Enumerable.Range(1, batches) select (first, second);
        if (!Soak.IsOn)
        {
            // Some of them, other ones for each i, are quick enough for every day.
            pairs = pairs.Where(pair => (pair.first + pair.second) % every == 0);
        }

        var count = 0;
        await Parallel.ForEachAsync(pairs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (pair, _) =>
        {
            await RunAsync(disturbance, other, pair.first, pair.second, applied);
            Interlocked.Increment(ref count);
        });
        await TestContext.Out.WriteLineAsync($":: {count} interleavings of two replicas with {batches} batches each");
        Assert.That(count, Is.GreaterThan(50));
    }

    private static async Task RunAsync(Disturbance disturbance, Plan other, int first, int second, string[] applied)
    {
        await using var database = await disturbance.CreateDatabaseAsync();
        var (firstTurns, secondTurns) = (new Turns(first), new Turns(second));
        await using var one = new FaultyProxy(database.ConnectionString, CutPoint.None) { BeforeBatch = firstTurns.TakeAsync };
        await using var two = new FaultyProxy(database.ConnectionString, CutPoint.None) { BeforeBatch = secondTurns.TakeAsync };

        var firstRun = Start(one, disturbance.Plan);
        await Task.WhenAny(firstRun, firstTurns.Arrived);
        var secondRun = Start(two, other);
        // While the first one has the lock, the second one asks for it again and again: more of that tells nothing new.
        await Task.WhenAny(secondRun, secondTurns.Arrived, Task.Delay(Patience));
        firstTurns.Free();
        // If the second one has the lock, the first one cannot come to its end before it.
        await Task.WhenAny(firstRun, Task.Delay(Patience));
        secondTurns.Free();

        var reports = await Task.WhenAll(firstRun, secondRun).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.That(
            reports.SelectMany(static report => report.Applied).Select(static x => x.Id).Order(),
            Is.EqualTo(applied), $"{first}, {second}");
        await disturbance.AssertConvergedAsync(database, CutPoint.None);
    }

    private static Task<MigrationReport> Start(FaultyProxy proxy, Plan plan) =>
        plan.CreateMigrator(proxy.ConnectionString).ApplyAsync();
}
