namespace MigrationKit.Generators.Tests;

/// <summary>[OnlineTypeChange] says how a type changes; it is no part of the schema itself.</summary>
internal sealed class OnlineTypeChangeTests
{
    private static readonly Project s_committed = Project.Of(With("", "int")).Commit("20260101000000_initial");

    [Test]
    public void The_next_migration_turns_the_rows_over_beside_the_column()
    {
        var files = Changed("[OnlineTypeChange]").Commit("20260102000000_wider").Files;

        Assert.That(files["Migrations/20260102000000_wider/up.sql"], Does.Contain("RENAME COLUMN total_mk_new TO total").And.Not.Contain("ALTER COLUMN total TYPE"));
        Assert.That(files["Migrations/20260102000000_wider/down.sql"], Does.Contain("RENAME COLUMN total_mk_new TO total"));
    }

    [Test]
    public void The_expressions_are_those_of_the_attribute()
    {
        var files = Changed("[OnlineTypeChange(Using = \"total * 100\", Back = \"total / 100\")]").Commit("20260102000000_wider").Files;

        Assert.That(files["Migrations/20260102000000_wider/up.sql"], Does.Contain("SET total_mk_new = total * 100"));
        Assert.That(files["Migrations/20260102000000_wider/down.sql"], Does.Contain("SET total_mk_new = total / 100").And.Contain("lossless"));
    }

    [Test]
    public async Task Once_committed_it_may_go()
    {
        var committed = Changed("[OnlineTypeChange]").Commit("20260102000000_wider");

        Assert.That(await committed.WithSource("Model.cs", With("", "long")).Diagnose(), Is.Empty);
    }

    private static Project Changed(string attribute) => s_committed.WithSource("Model.cs", With(attribute, "long"));

    private static string With(string attribute, string type) => $$"""[Table("orders")] public class Order { public int Id { get; set; } {{attribute}} public {{type}} Total { get; set; } }""";
}
