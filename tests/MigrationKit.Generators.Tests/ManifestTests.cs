using MigrationKit.Core.Model;
using VerifyNUnit;

namespace MigrationKit.Generators.Tests;

internal sealed class ManifestTests
{
    [Test]
    public Task A_plain_table()
    {
        var project = Project.Of("""
            namespace Shop;

            [Table("users")]
            public class User
            {
                public int Id { get; set; }
                [MaxLength(200)] public string Email { get; set; } = "";
                public string? DisplayName { get; set; }
                public DateTime CreatedAt { get; set; }
            }
            """);
        return Verifier.Verify(project.Generate().GeneratedTrees.Single().ToString());
    }

    [Test]
    public Task An_empty_project_has_the_manifest_of_the_empty_schema() => Verifier.Verify(new Project().Generate().GeneratedTrees.Single().ToString());
}
