using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Tests.Schemas;

namespace MigrationKit.Acceptance.Tests;

/// <summary>
/// Laws 3 and 4 of docs/architecture.md §8 over random schemas on a real server. MIGRATIONKIT_LAW_CASES sets how many, MIGRATIONKIT_LAW_SEED
/// where to start; a failure names its seed.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class ServerLaws
{
    private const int Batches = 10;

    private static readonly int s_perBatch = Number("MIGRATIONKIT_LAW_CASES", 60) / Batches;
    private static readonly int s_seed = Number("MIGRATIONKIT_LAW_SEED", 20261120);

    [Test]
    public async Task Laws_3_and_4_a_plan_leads_to_its_target_and_back([Range(0, Batches - 1)] int batch)
    {
        for (var i = 0; i < s_perBatch; i++)
        {
            await CheckAsync(s_seed + (batch * s_perBatch) + i);
        }
    }

    private static async Task CheckAsync(int seed)
    {
        await TestContext.Out.WriteLineAsync($"seed {seed}");
        var (from, to) = RandomSchema.Pair(seed, version: (await SharedServer.Instance).ServerVersion.Major);
        await using var migrated = await MigratedDatabase.CreateAsync(from);
        await using var original = await MigratedDatabase.CreateAsync(from);
        await using var direct = await MigratedDatabase.CreateAsync(to);
        var diff = SchemaDiffer.Diff(from, to);

        // Half of them with what only the server at hand can do.
        var options = PlannerOptions.Since(seed % 2 == 0 ? PostgresMajor.Oldest : (await SharedServer.Instance).ServerVersion.Major);
        var up = MigrationPlanner.Plan(diff, from, to, options);
        await migrated.RunAsync(up);
        await migrated.AssertEqualsAsync(direct, $"seed {seed}, up");
        var down = MigrationPlanner.PlanDown(diff, from, to, options);
        await migrated.RunAsync(down);
        await migrated.AssertEqualsAsync(original, $"seed {seed}, down");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
