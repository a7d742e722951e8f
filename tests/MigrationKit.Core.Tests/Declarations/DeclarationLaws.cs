using FsCheck;
using FsCheck.NUnit;
using MigrationKit.Core.Declarations;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Tests.Schemas;

namespace MigrationKit.Core.Tests.Declarations;

/// <summary>What we write, we read: the script that creates a schema declares that schema.</summary>
public sealed class DeclarationLaws
{
    private static readonly PlannerOptions s_offline = new() { Online = false, RightsInFull = true };

    [Law(500)]
    public void The_script_of_a_schema_declares_it(DoNotSize<int> seed)
    {
        var (_, schema) = RandomSchema.Pair(seed.Item);
        var script = SqlScriptWriter.Write(MigrationPlanner.Plan(DatabaseSchema.Empty, schema, s_offline));
        var findings = new List<Finding>();

        var sql = SqlDeclarations.Read([new SqlFile("Schema/all.sql", script)], "public");
        var declared = SchemaNormalizer.Normalize(DatabaseSchema.Create(sql.AppliedTo([], findings)));

        Assert.That(sql.Findings.Concat(findings).Select(static finding => finding.Message), Is.Empty, script);
        Assert.That(Describe(SchemaDiffer.Diff(declared, schema)), Is.Empty, script);
    }

    private static IEnumerable<string> Describe(SchemaDiff diff) =>
        diff.Changes.Select(static change => change is AlterObject alter ? $"{alter.From}\nis not\n{alter.To}" : change.Describe());
}
