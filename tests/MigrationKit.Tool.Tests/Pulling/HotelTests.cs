using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Introspection;
using MigrationKit.Tests.Corpus;
using MigrationKit.Tool.Pulling;

namespace MigrationKit.Tool.Tests.Pulling;

/// <summary>
/// A project with every attribute for what is no plain table, on a real server. The judges are <c>pg_dump</c> of a database that hand-written SQL
/// made, and a second difference.
/// </summary>
public sealed class HotelTests
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    [Test]
    public async Task What_attributes_declare_is_what_the_SQL_makes()
    {
        var declared = await DeclareAsync();
        await using var migrated = await SharedServer.CreateDatabaseAsync();
        await using var meant = await SharedServer.CreateDatabaseAsync();

        await ScriptRun.RunAsync(migrated, SqlScriptWriter.Write(MigrationPlanner.Plan(DatabaseSchema.Empty, declared, PlannerOptions.Default)));
        await meant.ExecuteAsync(await File.ReadAllTextAsync(PathOf("expected.sql")));

        Assert.That(SchemaDump.Normalize(await migrated.DumpSchemaAsync()), Is.EqualTo(SchemaDump.Normalize(await meant.DumpSchemaAsync())));
        Assert.That(Changes(await ScriptRun.ReadAsync(migrated), await ScriptRun.ReadAsync(meant)), Is.Empty);
    }

    [Test]
    public async Task Pulled_it_is_attributes_again_and_declares_the_same()
    {
        await using var meant = await SharedServer.CreateDatabaseAsync();
        await meant.ExecuteAsync(await File.ReadAllTextAsync(PathOf("expected.sql")));
        var schema = await ScriptRun.ReadAsync(meant);

        await PullLaws.CheckAsync(schema, "hotel");

        var files = new PulledProject(schema, "Models", "Schema", "Hotel.Models").Files();
        var classes = string.Join("\n", files.Where(static file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).Select(static file => file.Text));
        string[] attributes =
        [
            "[RowSecurity(Force = true)]", "[Policy(\"auditors_read\", For = PolicyCommand.Select, To = new[] { \"pg_monitor\" }, Using = \"true\")]",
            "[StorageParameter(\"fillfactor\", \"70\")]", "[Grant(\"DELETE\", \"pg_monitor\", WithGrantOption = true)]", "[Grant(\"UPDATE\", \"pg_monitor\")]",
            "[Exclude(nameof(During), \"&&\", Where = \"(NOT cancelled)\")]", "[Unlogged]", "[PartitionBy(PartitionMethod.Range, nameof(At))]",
            "[Partition(\"event_2026\", From = \"'2026-01-01'\", To = \"'2027-01-01'\")]", "[Partition(\"event_rest\", Default = true)]",
            "[Partition(\"bell_1\", Modulus = 2, Remainder = 1)]", "[PgComposite]", "public Address? Home", "public Address[]? Former",
        ];
        Assert.That(attributes.Where(attribute => !classes.Contains(attribute, StringComparison.Ordinal)), Is.Empty, classes);
        Assert.That(files.Select(static file => file.Path), Does.Contain("Models/Event.cs").And.None.Contains("event_2026"));
    }

    private static async Task<DatabaseSchema> DeclareAsync()
    {
        var (diagnostics, declared) = await PulledBuild.RunAsync(
            [new PulledFile("Usings.cs", Head: "", ImplicitUsings), new PulledFile("Model.cs", "#nullable enable\n", await File.ReadAllTextAsync(PathOf("Model.cs")))]);
        Assert.That(diagnostics, Is.Empty);
        return declared!;
    }

    private static IEnumerable<string> Changes(DatabaseSchema from, DatabaseSchema to) => SchemaDiffer.Diff(from, to).Changes.Select(static change => change.Describe());

    // The project that the tests of the packages build as its user would.
    private static string PathOf(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MigrationKit.sln")) && folder.Parent is { } parent)
        {
            folder = parent;
        }

        return Path.Combine(folder.FullName, "tests", "MigrationKit.Package.Tests", "Projects", "Hotel", file);
    }
}
