using System.Globalization;
using MigrationKit.Acceptance.Tests.Laws;
using MigrationKit.Drift;
using MigrationKit.Testing;
using MigrationKit.Tests.Corpus;

namespace MigrationKit.Acceptance.Tests.Drift;

/// <summary>
/// Real schemas that are recorded, and then verified where they are, on another major version, and after they were dumped into one: nothing has
/// drifted, and what is changed by hand is found. A line for each is the row of a matrix: schema, from, to, way, objects, false alarms, changes seeded and found.
/// </summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class CorpusDriftTests
{
    private static IEnumerable<string> Schemas => CorpusSchema.Names;

    [TestCaseSource(nameof(Schemas))]
    public async Task On_the_same_server(string name)
    {
        await using var recorded = await RecordedDatabase.CreateAsync(name, await SharedServer.Instance);

        await CheckAsync(recorded, name, "same", await SharedServer.Instance, await SharedServer.Instance);
    }

    [TestCaseSource(nameof(Schemas))]
    public async Task On_another_major_version(string name)
    {
        var (first, second) = (await SharedServer.Instance, await SecondAsync());
        if (first.ServerVersion.Major < 15 || second.ServerVersion.Major < 15)
        {
            Assert.Ignore("Before 15 the same script makes something else: trim() is another function, sequences of unlogged tables are logged, public has another owner.");
        }

        await using var recorded = await RecordedDatabase.CreateAsync(name, first);
        await using var moved = await recorded.RecreateOnAsync(second);

        await CheckAsync(moved, name, "again", first, second);
    }

    [TestCaseSource(nameof(Schemas))]
    public async Task Dumped_into_another_major_version(string name)
    {
        var (first, second) = (await SharedServer.Instance, await SecondAsync());
        if (name == "basejump" && first.ServerVersion.Major >= 15 && second.ServerVersion.Major < 15)
        {
            Assert.Ignore("It grants a right on the schema public to the role that owns this schema before 15, where that says nothing.");
        }

        await using var recorded = await RecordedDatabase.CreateAsync(name, first);
        await using var moved = await DumpAsync(recorded, second);

        await CheckAsync(moved, name, "dump", first, second);
    }

    private static async Task CheckAsync(RecordedDatabase database, string name, string way, PostgresServer from, PostgresServer to)
    {
        var clean = await database.VerifyAsync();
        Assert.That(clean.NotComparedBecause, Is.Null);
        var alarms = clean.Comparison!.Diff.Changes.Select(DriftedObjects.Describe).ToList();
        var (seeded, missed) = await SeedAsync(database);
        await TestContext.Progress.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"drift\t{name}\t{from.ServerVersion.Major}\t{to.ServerVersion.Major}\t{way}\t{clean.Comparison.From.Objects.Count}\t{alarms.Count}\t{seeded}\t{seeded - missed.Count}"));
        Assert.That(alarms, Is.Empty);
        Assert.That(missed, Is.Empty);
    }

    // All at once: each is named beside the others.
    private static async Task<(int Seeded, List<string> Missed)> SeedAsync(RecordedDatabase database)
    {
        var made = new List<SeededChange>();
        foreach (var change in SeededChange.All)
        {
            if ((await database.ListAsync(change.Query)) is [var sql])
            {
                await database.ExecuteAsync(sql);
                made.Add(change);
            }
        }

        var report = (await database.VerifyAsync()).ToReport();
        return (made.Count, [.. made.Where(change => !change.IsIn(report)).Select(static change => $"{change.Found} {change.Detail}")]);
    }

    private static async Task<PostgresServer> SecondAsync()
    {
        if (await SecondServer.Instance is { } server)
        {
            return server;
        }

        Assert.Ignore(SecondServer.Missing);
        throw new InvalidOperationException("Assert.Ignore does not return.");
    }

    private static async Task<RecordedDatabase> DumpAsync(RecordedDatabase recorded, PostgresServer other)
    {
        try
        {
            return await recorded.DumpIntoAsync(other);
        }
        catch (PostgresNotFoundException error)
        {
            Assert.Ignore(error.Message);
            throw;
        }
    }
}
