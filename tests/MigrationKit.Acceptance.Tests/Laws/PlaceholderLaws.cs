using System.Text.RegularExpressions;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Core.Syntax;
using MigrationKit.Testing;

namespace MigrationKit.Acceptance.Tests.Laws;

/// <summary>
/// What generated scripts make of a schema they make of any other one that is put in its place: random schemas, and what leads from one to the next, are
/// applied as they are and with another name for one of their schemas.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class PlaceholderLaws
{
    private const int Batches = 4;

    // It sorts where the other one does.
    private const string Name = "sbles";

    private static readonly int s_perBatch = Math.Max(1, LawCases.Count / 10);

    // Those of even numbers are planned as they are declared.
    private static readonly int s_seed = LawCases.Seed - (LawCases.Seed % 2);

    private static readonly SchemaPlaceholder s_placeholder = new("sales");

    [Test]
    public Task A_script_with_another_schema_makes_the_same_of_that_one([Range(0, Batches - 1)] int batch) => CheckAsync(batch, static _ => true);

    /// <summary>Backfills, sequences of identities, trigger functions: one script in some fifty.</summary>
    [Test]
    public Task Also_where_it_says_the_schema_in_strings([Range(0, Batches - 1)] int batch) => CheckAsync(
        batch, static scripts => scripts.Any(static script => SqlLexer.Tokenize(script).Any(token => IsString(token.Kind) && Word().IsMatch(token.Text(script)))));

    private static async Task CheckAsync(int batch, Func<string[], bool> isWanted)
    {
        var server = await SharedServer.Instance;
        var cases = from place in Enumerable.Range(0, int.MaxValue)
                    let seed = s_seed + (2 * (batch + (place * Batches)))
                    let scripts = ScriptsOf(SchemaPair.Random(seed, server.ServerVersion.Major))
                    where isWanted(scripts)
                    select (seed, scripts);
        foreach (var (seed, scripts) in cases.Take(s_perBatch))
        {
            await TestContext.Out.WriteLineAsync($"seed {seed}");
            await CheckAsync(server, scripts);
        }
    }

    private static async Task CheckAsync(PostgresServer server, string[] scripts)
    {
        await using var plain = new MigratedDatabase(await server.CreateDatabaseAsync());
        await using var replaced = new MigratedDatabase(await server.CreateDatabaseAsync());
        foreach (var steps in scripts.Select(static script => MigrationScript.Parse(script)))
        {
            await plain.RunAsync(steps);
            await replaced.RunAsync([.. steps.Select(static step => step with { Statements = [.. step.Statements.Select(Replaced)] })]);
            var expected = Word().Replace(ManifestWriter.Write(await plain.ReadAsync()), Name);
            Assert.That(ManifestWriter.Write(await replaced.ReadAsync()), Is.EqualTo(expected));
        }
    }

    private static string[] ScriptsOf(SchemaPair pair) =>
    [
        SqlScriptWriter.Write(MigrationPlanner.Plan(DatabaseSchema.Empty, pair.From, PlannerOptions.Default)),
        SqlScriptWriter.Write(MigrationPlanner.Plan(SchemaDiffer.Diff(pair.From, pair.To), pair.From, pair.To, PlannerOptions.Default)),
    ];

    private static SqlStatement Replaced(SqlStatement statement)
    {
        Assert.That(s_placeholder.FindMisuse(statement.Sql)?.Text(statement.Sql), Is.Null, statement.Sql);
        return statement with { Sql = s_placeholder.Replace(statement.Sql, Name) };
    }

    private static bool IsString(SqlTokenKind kind) => kind is SqlTokenKind.String or SqlTokenKind.DollarString or SqlTokenKind.EscapeString;

    [GeneratedRegex(@"\bsales\b")]
    private static partial Regex Word();
}
