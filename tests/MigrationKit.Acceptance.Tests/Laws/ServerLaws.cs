using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Testing;

namespace MigrationKit.Acceptance.Tests.Laws;

/// <summary>
/// Laws 3 and 4 of docs/architecture.md §8 over random schemas on real servers. MIGRATIONKIT_LAW_CASES sets how many, MIGRATIONKIT_LAW_SEED
/// where to start; a failure names its seed and is made small.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class ServerLaws
{
    private const int Batches = 10;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private static readonly int s_perBatch = Math.Max(1, LawCases.Count / Batches);

    [Test]
    public async Task Laws_3_and_4_a_plan_leads_to_its_target_and_back([Range(0, Batches - 1)] int batch) => await CheckAsync(await SharedServer.Instance, batch);

    [Test]
    public async Task Laws_3_and_4_on_a_second_major_version([Range(0, Batches - 1)] int batch)
    {
        if (await SecondServer.Instance is not { } server)
        {
            Assert.Ignore(SecondServer.Missing);
            return;
        }

        await CheckAsync(server, batch);
    }

    private static async Task CheckAsync(PostgresServer server, int batch)
    {
        var failures = new List<(int Seed, LawFailure Failure)>();
        foreach (var seed in Enumerable.Range(LawCases.Seed + (batch * s_perBatch), s_perBatch))
        {
            if (await new LawRun(server, SchemaPair.Random(seed, server.ServerVersion.Major)).FailureAsync() is { } failure)
            {
                await TestContext.Progress.WriteLineAsync($"seed {seed}: {failure.Stage}, {failure.Kind}: {failure.Message.Split("\nin\n")[0].Split("\nafter\n")[0]}");
                failures.Add((seed, failure));
            }
        }

        if (failures.Count > 0)
        {
            Assert.Fail($"{failures.Count} of {s_perBatch} seeds fail ({string.Join(", ", failures.Select(static item => item.Seed))}).\n{await ExplainAsync(server, failures[0].Seed, failures[0].Failure)}");
        }
    }

    private static async Task<string> ExplainAsync(PostgresServer server, int seed, LawFailure failure)
    {
        var minimizer = new PairMinimizer(async pair => failure.IsLike(await new LawRun(server, pair).FailureAsync()), DateTime.UtcNow + s_patience);
        var pair = await minimizer.MinimizeAsync(SchemaPair.Random(seed, server.ServerVersion.Major));
        var smallest = await new LawRun(server, pair).FailureAsync();
        return $"seed {seed} on PostgreSQL {server.ServerVersion}, {(pair.IsRead ? "read" : "declared")}, made small\n-- from\n{Script(pair.From)}\n-- to\n{Script(pair.To)}\n{smallest ?? failure}";
    }

    private static string Script(DatabaseSchema schema)
    {
        try
        {
            return SqlScriptWriter.Write(MigrationPlanner.Plan(DatabaseSchema.Empty, schema, new PlannerOptions { Online = false }));
        }
        catch (InvalidOperationException error)
        {
            return error.Message;
        }
    }
}
