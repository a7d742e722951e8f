using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Tests.Corpus;

namespace MigrationKit.Tool.Tests.Pulling;

/// <summary>Law 9 over real schemas: pulled, built and applied to an empty database, they give the same dump.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CorpusPullTests
{
    private static readonly Dictionary<string, string> s_knownDifferences = new()
    {
        ["basejump"] = "Rights on members of extensions are the extension's and not in the model.",
        ["postgraphile_kitchen_sink"] = "Rights on members of extensions are the extension's and not in the model.",
    };

    private static IEnumerable<string> Schemas => CorpusSchema.Names;

    [TestCaseSource(nameof(Schemas))]
    public async Task Law_9_a_real_schema_comes_back_from_its_classes(string name)
    {
        await using var original = await CorpusSchema.LoadAsync(name, await SharedServer.Instance);
        var schema = await ScriptRun.ReadAsync(original);
        var declared = await PullLaws.CheckAsync(schema, name);
        await using var built = await SharedServer.CreateDatabaseAsync();

        await ScriptRun.RunAsync(built, SqlScriptWriter.Write(MigrationPlanner.Plan(DatabaseSchema.Empty, declared, PlannerOptions.Default)));

        if (s_knownDifferences.TryGetValue(name, out var reason))
        {
            Assert.Ignore(reason);
        }

        Assert.That(SchemaDump.Normalize(await built.DumpSchemaAsync()), Is.EqualTo(SchemaDump.Normalize(await original.DumpSchemaAsync())));
    }
}
