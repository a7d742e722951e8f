using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Tests;

internal sealed class CrashTests
{
    private static readonly SchemaGenerator s_broken = new(static _ => throw new InvalidOperationException("boom\nand more"));

    [Test]
    public void A_crash_is_an_error_that_says_where()
    {
        var diagnostic = Project.Of("""[Table("users")] public class User { public int Id { get; set; } }""").Generate(s_broken).Diagnostics.Single();
        Assert.That(diagnostic.Id, Is.EqualTo(Codes.GeneratorFailed));
        Assert.That(diagnostic.Severity, Is.EqualTo(Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        Assert.That(diagnostic.GetMessage(null), Does.Contain("System.InvalidOperationException: boom and more").And.Contain("CrashTests").And.Contain("/issues"));
        Assert.That(diagnostic.GetMessage(null), Does.Not.Contain("\n"));
    }

    [Test]
    public void A_crash_never_looks_like_an_empty_schema() => Assert.That(Project.Of("").Generate(s_broken).GeneratedTrees, Is.Empty);

    [Test]
    public void A_model_with_an_error_never_looks_like_a_smaller_schema()
    {
        var source = Project.Of("""[Table("users")] public class User { public int Id { get; set; } public uint Flags { get; set; } }""").Source("MigrationKit.Manifest.g.cs");
        Assert.That(source, Does.Contain("\"MigrationKit.Error\", \"MK1002: ").And.Not.Contain("MigrationKit.Manifest\""));
    }
}
