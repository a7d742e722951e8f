using System.Reflection;
using MigrationKit.Generators.Emitting;
using VerifyNUnit;

namespace MigrationKit.Generators.Tests;

internal sealed class ManifestTests
{
    [Test]
    public Task A_plain_table() => Verifier.Verify(Project.Of(
        """
        namespace Shop;

        [Table("users")]
        public class User
        {
            public int Id { get; set; }
            [MaxLength(200)] public string Email { get; set; } = "";
            public string? DisplayName { get; set; }
            public DateTime CreatedAt { get; set; }
        }
        """).Source("MigrationKit.Manifest.g.cs"));

    [Test]
    public Task An_empty_project_has_the_manifest_of_the_empty_schema() => Verifier.Verify(new Project().Source("MigrationKit.Manifest.g.cs"));

    [Test]
    public Task Every_attribute_of_ours() => Verifier.Verify(Project.Of(Models.EveryAttribute).WithProperty("MigrationKitPostgresVersion", "18").Manifest(), "json");

    [Test]
    public Task Attributes_of_DataAnnotations_and_EF_Core() => Verifier.Verify(Project.Of(Models.Ecosystem).Manifest(), "json");

    [Test]
    public Task Every_scalar_that_Npgsql_maps() => Verifier.Verify(Project.Of(Models.Scalars).WithProperty("MigrationKitPostgresVersion", "14").Manifest(), "json");

    [Test]
    public Task Inheritance_records_nesting_and_partial_classes() => Verifier.Verify(Project.Of(Models.Shapes).Manifest(), "json");

    [Test]
    public Task Defaults() => Verifier.Verify(Project.Of(Models.Defaults).Manifest(), "json");

    [Test]
    public Task Hostile_but_legal_names() => Verifier.Verify(Project.Of(Models.HostileNames).Manifest(), "json");

    [TestCase(nameof(Models.EveryAttribute))]
    [TestCase(nameof(Models.Ecosystem))]
    [TestCase(nameof(Models.Scalars))]
    [TestCase(nameof(Models.Shapes))]
    [TestCase(nameof(Models.Defaults))]
    [TestCase(nameof(Models.HostileNames))]
    public async Task The_models_of_these_tests_compile_and_have_no_finding(string model)
    {
        var source = (string)typeof(Models).GetField(model, BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()!;
        var project = Project.Of(source).WithProperty("MigrationKitPostgresVersion", "18").WithProperty("MigrationKitAdding", "true");
        Assert.That(project.CompilerErrors(), Is.Empty);
        Assert.That(await project.Diagnose(), Is.Empty);
    }

    [Test]
    public void The_manifest_is_read_back_from_the_assembly()
    {
        var project = Project.Of(Models.EveryAttribute).WithProperty("MigrationKitPostgresVersion", "18");
        var assembly = project.Load();
        var metadata = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(static attribute => attribute.Key, static attribute => attribute.Value);
        Assert.That(metadata[ManifestEmitter.ModelNameKey], Is.EqualTo("Shop"));
        Assert.That(metadata[ManifestEmitter.ManifestKey], Is.EqualTo(project.Manifest()));
    }

    [Test]
    public void Names_are_kept_where_the_project_wants_that()
    {
        var manifest = Project.Of("""[Table("Users")] public class User { public int Id { get; set; } public string FullName { get; set; } = ""; }""")
            .WithProperty("MigrationKitNaming", "preserve").Manifest();
        Assert.That(manifest, Does.Contain("\"FullName\"").And.Contain("\"pk_Users\""));
    }

    [Test]
    public void The_default_schema_is_the_projects()
    {
        var manifest = Project.Of("""
            [PgEnum] public enum Role { Admin }
            [Table("users")] public class User { public int Id { get; set; } public Role Role { get; set; } [Column(TypeName = "mood")] public string Mood { get; set; } = ""; }
            """).WithProperty("MigrationKitDefaultSchema", "app").Manifest();
        Assert.That(manifest, Does.Contain("app.role").And.Contain("app.mood").And.Contain("\"schemas\"").And.Not.Contain("public"));
    }

    [Test]
    public void A_project_that_is_switched_off_gets_nothing() =>
        Assert.That(Project.Of(Models.EveryAttribute).WithProperty("MigrationKitEnabled", "false").Generate().GeneratedTrees, Is.Empty);

    [Test]
    public void The_driver_run_twice_gives_the_same_bytes()
    {
        static string[] Run() => [.. Project.Of(Models.EveryAttribute).WithSource("Other.cs", Models.Ecosystem).Generate().GeneratedTrees.Select(static tree => tree.ToString())];
        var first = Run();
        Assert.That(Run(), Is.EqualTo(first));
    }

    [Test]
    public void The_order_of_files_is_no_matter()
    {
        const string User = """[Table("users")] public class User { public int Id { get; set; } }""";
        const string Order = """[Table("orders")] public class Order { public int Id { get; set; } [References(typeof(User))] public int UserId { get; set; } }""";
        var one = new Project().WithSource("A.cs", User).WithSource("B.cs", Order);
        var other = new Project().WithSource("A.cs", Order).WithSource("B.cs", User);
        Assert.That(one.Manifest(), Is.EqualTo(other.Manifest()));
    }

    [Test]
    public void A_thousand_classes()
    {
        var source = string.Join("\n", Enumerable.Range(0, 1000).Select(static i => $$"""
            [Table("t{{i}}")] public class T{{i}} { public int Id { get; set; } public string Name { get; set; } = ""; [References(typeof(T{{(i + 1) % 1000}}))] public int? NextId { get; set; } }
            """));
        Assert.That(Project.Of(source).Manifest().Split('\n').Count(static line => line.Contains("\"fk_t", StringComparison.Ordinal)), Is.EqualTo(1000));
    }
}
