using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MigrationKit.Generators.Tests;

/// <summary>What an edit recomputes. A pipeline value that is not a value shows here, and nowhere else.</summary>
internal sealed class CachingTests
{
    private const string Model =
        """
        [assembly: PgExtension("citext")]
        [PgEnum] public enum Role { Admin }
        [Table("users"), PgIndex(nameof(Name))]
        public class User
        {
            public int Id { get; set; }
            [DefaultValue(Role.Admin), RenamedFrom("rank")] public Role Role { get; set; }
            public string Name { get; set; } = "";
            [References(typeof(User))] public int? ParentId { get; set; }
            public Email? Email { get; set; }
            public Address? Home { get; set; }
        }
        [PgDomain, PgCheck("VALUE <> ''")] public record struct Email(string Value);
        [PgComposite] public record Address(string Street);
        [View("names", "SELECT name FROM public.users"), Grant("SELECT", "reader")] public class Names { public string Name { get; set; } = ""; }
        [MaterializedView("roles", "SELECT role FROM public.users")] public class Roles { [PgIndex] public Role Role { get; set; } }
        """;

    private const string Other = "public class Other { public int Twice(int x) => x + x; }";

    private static readonly Project s_project = Project.Of(Model).Commit("20260101000000_initial").WithSource("Other.cs", Other)
        .WithFile("Schema/v.sql", "CREATE VIEW v AS SELECT 1 AS one");

    [TestCase("Other.cs", "public class Other { public int Twice(int x) => 2 * x; }", TestName = "A method's body in another file")]
    [TestCase("Other.cs", "/* Why. */ public class Other { public int Twice(int x) => x + x; }", TestName = "A comment in another file")]
    [TestCase("Other.cs", "public class Another { }", TestName = "A new class that is no table")]
    [TestCase("Model.cs", "// Why.\n" + Model, TestName = "A comment in the model")]
    public void An_edit_elsewhere_recomputes_nothing(string path, string source)
    {
        foreach (var (step, outputs) in StepsAfter(path, source))
        {
            Assert.That(outputs, Is.All.EqualTo(IncrementalStepRunReason.Cached).Or.EqualTo(IncrementalStepRunReason.Unchanged), step);
        }
    }

    [TestCase("Id { get; set; }", "Id { get; set; } public int Age { get; set; }", TestName = "A new property")]
    [TestCase("RenamedFrom(\"rank\")", "RenamedFrom(\"grade\")", TestName = "A former name, which is only a hint to the model")]
    [TestCase("Admin", "Boss", TestName = "A member of an enum")]
    [TestCase("VALUE <> ''", "VALUE > ''", TestName = "A check of a domain")]
    [TestCase("string Street", "string Street, string Town", TestName = "An attribute of a composite type")]
    [TestCase("SELECT name", "SELECT id, name", TestName = "The query of a view")]
    [TestCase("\"reader\"", "\"auditor\"", TestName = "A right")]
    [TestCase("citext", "hstore", TestName = "An attribute of the assembly")]
    public void An_edit_of_the_model_is_seen(string old, string changed)
    {
        var steps = StepsAfter("Model.cs", Model.Replace(old, changed, StringComparison.Ordinal));
        Assert.That(steps[TrackingNames.Model], Does.Contain(IncrementalStepRunReason.Modified));
        Assert.That(steps[TrackingNames.History], Is.All.EqualTo(IncrementalStepRunReason.Cached));
        Assert.That(steps[TrackingNames.Registry], Is.All.EqualTo(IncrementalStepRunReason.Cached).Or.EqualTo(IncrementalStepRunReason.Unchanged));
    }

    [Test]
    public void Every_step_is_tracked() => Assert.That(StepsAfter("Other.cs", Other).Keys, Is.EquivalentTo(TrackingNames.All));

    private static Dictionary<string, IReadOnlyList<IncrementalStepRunReason>> StepsAfter(string path, string source)
    {
        var before = s_project.Compile();
        var driver = s_project.Driver().RunGenerators(before);
        var tree = before.SyntaxTrees.Single(candidate => candidate.FilePath == "/app/" + path);
        var after = before.ReplaceSyntaxTree(tree, Project.Tree(path, source));
        var result = driver.RunGenerators(after).GetRunResult().Results.Single();
        return TrackingNames.All.Where(result.TrackedSteps.ContainsKey).ToDictionary(
            static name => name,
            name => (IReadOnlyList<IncrementalStepRunReason>)[.. result.TrackedSteps[name].SelectMany(static step => step.Outputs).Select(static output => output.Reason)]);
    }
}
