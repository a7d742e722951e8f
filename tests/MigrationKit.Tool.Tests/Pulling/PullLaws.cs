using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Tests.Schemas;
using MigrationKit.Tool.Pulling;

namespace MigrationKit.Tool.Tests.Pulling;

/// <summary>Law 9 without a server: what is pulled declares, when it is built, what was pulled.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PullLaws
{
    private const int PerBatch = 10;

    [Test]
    public async Task Law_9_a_build_of_what_was_pulled_declares_it([Range(0, 9)] int batch)
    {
        for (var seed = batch * PerBatch; seed < (batch + 1) * PerBatch; seed++)
        {
            await CheckAsync(RandomSchema.Pair(seed).To, $"seed {seed}");
        }
    }

    internal static async Task<DatabaseSchema> CheckAsync(DatabaseSchema schema, string context)
    {
        var files = new PulledProject(schema, "Models", "Schema", "Shop.Models").Files();
        var (diagnostics, declared) = await PulledBuild.RunAsync(files);
        Assert.That(diagnostics, Is.Empty, context);
        Assert.That(declared, Is.Not.Null, context);
        var changes = SchemaDiffer.Diff(declared, schema).Changes;
        Assert.That(changes.Select(static change => change is AlterObject alter ? $"{alter.From} is not {alter.To}" : change.Describe()), Is.Empty, context);
        return declared;
    }
}
