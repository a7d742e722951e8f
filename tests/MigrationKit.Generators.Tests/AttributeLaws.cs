using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Tests;

/// <summary>The law of attributes: one that says what a file of SQL says declares the same objects.</summary>
internal sealed class AttributeLaws
{
    private static IEnumerable<TestCaseData> Cases => AttributeCases.All.Select(static item => new TestCaseData(item).SetName($"{item.Name} is the same as its SQL"));

    private static IEnumerable<TestCaseData> Laws => AttributeCases.All.Select(static item => new TestCaseData(item).SetName($"{item.Name} is committed and then silent"));

    [TestCaseSource(nameof(Cases))]
    public async Task An_attribute_and_SQL_that_says_the_same_are_one_model(AttributeCase item)
    {
        var byAttribute = Declared(item.Attributes);
        var bySql = Declared(item.Plain).WithFile("Schema/objects.sql", item.Sql);

        Assert.That(byAttribute.CompilerErrors(), Is.Empty);
        Assert.That((await byAttribute.Diagnose()).Concat(await bySql.Diagnose()), Is.Empty);
        Assert.That(Changes(byAttribute, bySql), Is.Empty);
        Assert.That(byAttribute.Manifest(), Is.EqualTo(bySql.Manifest()));
        Assert.That(byAttribute.Manifest(), Is.Not.EqualTo(Declared(item.Plain).Manifest()), "The case declares nothing.");
    }

    [TestCaseSource(nameof(Laws))]
    public async Task What_an_attribute_declares_is_drift_on_its_line_until_it_is_committed(AttributeCase item)
    {
        var project = Project.Of(item.Attributes).WithProperty("MigrationKitPostgresVersion", "17");
        var pending = (await project.Diagnose()).Where(static diagnostic => diagnostic.Id == Codes.PendingChange).ToList();

        Assert.That(pending, Is.Not.Empty);
        Assert.That(
            pending.Where(static diagnostic => diagnostic.Location.GetLineSpan().Path != "/app/Model.cs").Select(static diagnostic => diagnostic.GetMessage()),
            item.Attributes.Contains("[assembly:", StringComparison.Ordinal) ? Is.Not.Null : Is.Empty,
            "Only what the assembly declares has no line.");
        Assert.That(await project.Commit("20260101000000_initial").Diagnose(), Is.Empty);
    }

    private static Project Declared(string source) =>
        Project.Of(source).WithProperty("MigrationKitAdding", "true").WithProperty("MigrationKitPostgresVersion", "17");

    private static IEnumerable<string> Changes(Project from, Project to) =>
        SchemaDiffer.Diff(ManifestReader.Read(from.Manifest(), "attributes"), ManifestReader.Read(to.Manifest(), "sql")).Changes
            .Select(static change => change is AlterObject alter ? $"{alter.From} is not {alter.To}" : change.Describe());
}
