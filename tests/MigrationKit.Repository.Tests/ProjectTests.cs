using System.Xml.Linq;

namespace MigrationKit.Repository.Tests;

/// <summary>The projects of the repository hang together.</summary>
public sealed class ProjectTests
{
    // Projects of users, which package tests build outside of this repository.
    private const string UserProjects = "tests/MigrationKit.Package.Tests/Projects/";

    private static IReadOnlyList<string> Projects { get; } =
    [
        .. Repository.FilesUnder("src/", ".csproj"),
        .. Repository.FilesUnder("tests/", ".csproj").Where(static file => !file.StartsWith(UserProjects, StringComparison.Ordinal)),
    ];

    [Test]
    public void The_solution_lists_every_project()
    {
        Assert.That(Repository.Exists("MigrationKit.sln"), "There is no MigrationKit.sln.");
        var solution = Repository.Read("MigrationKit.sln").Replace('\\', '/');
        Assert.That(Projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCaseSource(nameof(Projects))]
    public void Every_project_says_of_what_kind_it_is(string project)
    {
        var kind = XDocument.Parse(Repository.Read(project)).Descendants("ProjectKind").SingleOrDefault()?.Value;
        Assert.That(kind, Is.Not.Null.And.Not.Empty, "<ProjectKind> names the targets of build/ that bring the settings.");
        Assert.That(Repository.Exists($"build/{kind}.targets"), $"There is no build/{kind}.targets.");
    }

    [TestCaseSource(nameof(Projects))]
    public void References_lead_to_projects_that_exist(string project)
    {
        var references = XDocument.Parse(Repository.Read(project)).Descendants("ProjectReference").Select(static item => item.Attribute("Include")?.Value).OfType<string>();
        Assert.That(references.Where(reference => !reference.StartsWith("@(", StringComparison.Ordinal) && !Repository.Exists(Path.Combine(Path.GetDirectoryName(project)!, reference))), Is.Empty);
    }
}
