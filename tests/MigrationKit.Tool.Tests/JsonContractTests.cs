using System.Text.Json;
using System.Text.RegularExpressions;
using MigrationKit.Testing;

namespace MigrationKit.Tool.Tests;

/// <summary>
/// The JSON of every command is what README.md promises: nothing is missing there, and nothing is promised that is not printed.
/// </summary>
public sealed partial class JsonContractTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Tool.README.md"));

    // Nested objects that the README describes once, by their names in prose.
    private static readonly string[] Shared = ["findings", "notModelled", "changes", "drift", "objects", "declarations"];

    // Values that stand in the table beside the names of properties.
    private static readonly string[] States = ["upToDate", "pending", "ahead", "faulty", "expanded", "unknown", "covered"];

    [TestCase("migrations list")]
    [TestCase("migrations check")]
    [TestCase("migrations rehash")]
    [TestCase("migrations script")]
    [TestCase("migrations status")]
    [TestCase("database verify")]
    [TestCase("database apply")]
    [TestCase("database baseline")]
    [TestCase("database pull")]
    [TestCase("diff", "--from", "Migrations", "--to", "empty")]
    public async Task Printed_and_promised_properties_are_the_same(string command, params string[] options)
    {
        using var project = ProjectFolder.WithMigrations();
        await using var database = await SharedServer.CreateDatabaseAsync();
        if (command != "database apply")
        {
            await project.RunAsync("database", "apply", "--connection", database.ConnectionString);
        }

        if (command == "database baseline")
        {
            await database.ExecuteAsync("DROP SCHEMA migrationkit CASCADE");
        }

        string[] connection = command is "database apply" or "database baseline" or "database pull" or "database verify" or "migrations status"
            ? ["--connection", database.ConnectionString]
            : [];
        var run = await project.RunAsync([.. command.Split(' '), .. options, .. connection, "--json"]);
        Assert.That(Names(run.Json).Distinct(), Is.EquivalentTo(Promised(command).Distinct()));
    }

    [Test]
    public async Task Findings_are_as_promised()
    {
        using var project = ProjectFolder.WithMigrations();
        project.Edit("Migrations/20261120093001_initial/up.sql");
        var finding = (await project.RunAsync("migrations", "check", "--json")).Json.GetProperty("findings")[0];
        Assert.That(finding.EnumerateObject().Select(static property => property.Name), Is.EqualTo(
            new[] { "code", "severity", "message", "nextStep", "file", "line" }));
    }

    [Test]
    public async Task Changes_are_as_promised()
    {
        using var project = ProjectFolder.WithMigrations();
        var change = (await project.RunAsync("diff", "--from", "empty", "--to", "Migrations", "--json")).Json.GetProperty("changes")[0];
        Assert.That(change.EnumerateObject().Select(static property => property.Name), Is.EqualTo(
            new[] { "description", "kind", "object", "detail" }));
    }

    private static IEnumerable<string> Promised(string command)
    {
        var row = Readme[Readme.IndexOf("## JSON", StringComparison.Ordinal)..].Split('\n')
            .Select(static line => line.Split('|'))
            .Single(cells => cells.Length > 2 && cells[1].Contains($"`{command}`", StringComparison.Ordinal));
        return Word().Matches(row[2]).Select(static match => match.Groups["name"].Value).Except(States);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static property =>
            Shared.Contains(property.Name) ? [property.Name] : Names(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
        _ => [],
    };

    [GeneratedRegex(@"`(?<name>\w+)(\[\])?`")]
    private static partial Regex Word();
}
