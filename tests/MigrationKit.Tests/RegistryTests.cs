using MigrationKit.Core.Manifest;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

internal sealed class RegistryTests
{
    [Test]
    public void A_set_is_registered_once()
    {
        var first = SetOf("RegistryTests");

        MigrationRegistry.Register(first);
        MigrationRegistry.Register(SetOf("RegistryTests"));

        Assert.That(MigrationRegistry.Sets.Where(static set => set.ModelName == "RegistryTests"), Is.EqualTo(new[] { first }));
    }

    [Test]
    public void Sets_are_registered_from_many_threads()
    {
        Parallel.For(0, 200, static i => MigrationRegistry.Register(SetOf($"RegistryTests {i % 50}")));

        Assert.That(
            MigrationRegistry.Sets.Count(static set => set.ModelName.StartsWith("RegistryTests ", StringComparison.Ordinal)),
            Is.EqualTo(50));
    }

    [Test]
    public void A_set_is_named_after_its_model_and_its_assembly() =>
        Assert.That(SetOf("shop").ToString(), Is.EqualTo("shop (MigrationKit.Tests)"));

    [Test]
    public void Ids_are_unique_in_a_set() =>
        Assert.That(
            static () => Sets.Of(("1_a", "SELECT 1;"), ("1_a", "SELECT 2;")),
            Throws.ArgumentException.With.Message.Contains("the id 1_a"));

    [Test]
    public async Task A_resource_that_is_missing_is_named()
    {
        var migration = new Migration("1_a", Fingerprint.Empty, "after", "sha256:00", "no/such/resource", null);
        var set = new MigrationSet("lost", "migrationkit", "after", typeof(RegistryTests).Assembly, [migration]);
        await using var database = await SharedServer.CreateDatabaseAsync();

        Assert.That(
            () => new Migrator(database.ConnectionString, [set]).ApplyAsync(),
            Throws.InstanceOf<MigrationException>().With.Message.StartsWith(
                "MK2012: The assembly MigrationKit.Tests has no embedded resource 'no/such/resource'"));
    }

    private static MigrationSet SetOf(string model) => new(model, "migrationkit", Fingerprint.Empty, typeof(RegistryTests).Assembly, []);
}
