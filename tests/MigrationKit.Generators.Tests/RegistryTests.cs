using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MigrationKit.Core.Manifest;
using VerifyNUnit;

namespace MigrationKit.Generators.Tests;

internal sealed partial class RegistryTests
{
    private const string File = "MigrationKit.Migrations.g.cs";
    private const string User = """[Table("users")] public class User { public int Id { get; set; } }""";

    private const string UserWithName = """[Table("users")] public class User { public int Id { get; set; } public string? Name { get; set; } }""";

    private static readonly MetadataReference s_runtime = Reference("MigrationKit",
        """
        namespace MigrationKit
        {
            public sealed class MigrationSet(string model, string historySchema, string head, System.Reflection.Assembly assembly, string migrations)
            {
                public override string ToString() => $"{model}, {historySchema}, {head}, {assembly.GetName().Name}, {migrations}";
            }

            [System.AttributeUsage(System.AttributeTargets.Assembly)]
            public sealed class MigrationSetProviderAttribute(System.Type type) : System.Attribute { public System.Type Type => type; }

            public static class MigrationRegistry { public static void Register(MigrationSet set) { } }
        }
        """);

    [Test]
    public Task The_registry_lists_the_migrations_in_order()
    {
        // What the hashes are is others' business; that each starts where the one before ended is not.
        var seen = new List<string>();
        return Verifier.Verify(Hash().Replace(Committed().Source(File), match =>
        {
            seen = seen.Contains(match.Value) ? seen : [.. seen, match.Value];
            return $"hash-{seen.IndexOf(match.Value) + 1}";
        }));
    }

    [Test]
    public void The_registry_compiles_without_a_warning() =>
        Assert.That(Committed().CompilerErrors(), Is.Empty);

    [Test]
    public void Without_the_runtime_there_is_no_registry() =>
        Assert.That(Project.Of(User).Generate().GeneratedTrees.Select(static tree => Path.GetFileName(tree.FilePath)), Is.EqualTo(new[] { "MigrationKit.Manifest.g.cs" }));

    [Test]
    public void A_project_that_declares_nothing_has_no_set() =>
        Assert.That(new Project().WithReference(s_runtime).Generate().GeneratedTrees, Has.Length.EqualTo(1));

    [Test]
    public void A_model_without_migrations_has_an_empty_set_at_the_empty_schema() =>
        Assert.That(Project.Of(User).WithReference(s_runtime).Source(File), Does.Contain(Fingerprint.Empty).And.Contain("@\"\n\""));

    [Test]
    public void The_sets_of_referenced_assemblies_are_registered_with_ones_own()
    {
        var library = Committed() with { AssemblyName = "My.Library" };
        var application = (Project.Of(User) with { AssemblyName = "My.App" }).WithReference(s_runtime).WithReference(Image(library));
        var source = application.Source(File);
        Assert.That(application.CompilerErrors(), Is.Empty);
        Assert.That(source, Does.Match(@"Register\(global::MigrationKit\.Generated\.MigrationsOf_My_Library_[0-9a-f]{8}\.Set\)"));
        Assert.That(source, Does.Match(@"Register\(MigrationsOf_My_App_[0-9a-f]{8}\.Set\)"));
    }

    [Test]
    public void An_application_without_a_model_of_its_own_registers_those_of_its_libraries()
    {
        var application = (new Project() with { AssemblyName = "My.App" }).WithReference(s_runtime).WithReference(Image(Committed() with { AssemblyName = "My.Library" }));
        Assert.That(application.Source(File), Does.Contain("MigrationsOf_My_Library_").And.Not.Contain("MigrationsOf_My_App").And.Not.Contain("MigrationSetProvider"));
        Assert.That(application.CompilerErrors(), Is.Empty);
    }

    [Test]
    public void Names_of_the_model_and_of_the_history_are_the_projects()
    {
        var source = Committed().WithProperty("MigrationKitModelName", "my \"model\"").WithProperty("MigrationKitHistorySchema", "ops").Source(File);
        Assert.That(source, Does.Contain("\"my \\\"model\\\"\"").And.Contain("\"ops\""));
    }

    [Test]
    public void Assemblies_whose_names_differ_in_a_dot_have_registries_of_their_own()
    {
        static string Name(string assembly) => (Committed() with { AssemblyName = assembly }).Source(File).Split("static class ")[1].Split('\n')[0];
        Assert.That(Name("My.App"), Is.Not.EqualTo(Name("My_App")));
    }

    [GeneratedRegex("sha256:[0-9a-f]{64}")]
    private static partial Regex Hash();

    private static Project Committed() => Project.Of(User).Commit("20260101000000_initial")
        .WithSource("Model.cs", UserWithName)
        .Commit("20260102000000_add_name")
        .WithReference(s_runtime);

    private static MetadataReference Image(Project project)
    {
        project.Driver().RunGeneratorsAndUpdateCompilation(project.Compile(), out var compilation, out _);
        return Emit(compilation);
    }

    private static MetadataReference Reference(string assembly, string source) => Emit(CSharpCompilation.Create(
        assembly,
        [Project.Tree("Runtime.cs", source)],
        new Project().References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));

    private static PortableExecutableReference Emit(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.That(result.Success, Is.True, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
