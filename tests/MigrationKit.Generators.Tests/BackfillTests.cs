using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Tests;

/// <summary>[Backfill] says what old rows get; it is no part of the schema itself.</summary>
internal sealed class BackfillTests
{
    private const string Before = """[Table("users")] public class User { public int Id { get; set; } public string Email { get; set; } = ""; }""";

    private static readonly Project s_committed = Project.Of(Before).Commit("20260101000000_initial");

    [Test]
    public void The_next_migration_fills_the_new_column_before_it_is_required()
    {
        var up = Filled("lower(email)").Commit("20260102000000_login").Files["Migrations/20260102000000_login/up.sql"];

        Assert.That(up, Does.Contain("lower(email)"));
        Assert.That(up.IndexOf("lower(email)", StringComparison.Ordinal), Is.LessThan(up.IndexOf("NOT NULL", up.IndexOf("lower(email)", StringComparison.Ordinal), StringComparison.Ordinal)));
    }

    [Test]
    public void The_manifest_hands_the_expression_to_the_build() => Assert.That(Filled("lower(email)").Manifest(), Does.Contain("\"backfill\": \"lower(email)\"").Or.Contain("\"backfill\":\"lower(email)\""));

    [Test]
    public async Task Once_committed_it_may_change_or_go()
    {
        var committed = Filled("lower(email)").Commit("20260102000000_login");

        Assert.That(await committed.WithSource("Model.cs", With("[Backfill(\"upper(email)\")]")).Diagnose(), Is.Empty);
        Assert.That(await committed.WithSource("Model.cs", With("")).Diagnose(), Is.Empty);
    }

    [Test]
    public async Task Broken_SQL_is_an_error_on_its_property()
    {
        var found = await Filled("lower(email").WithProperty("MigrationKitAdding", "true").Diagnose();
        Assert.That(found.Single().Id, Is.EqualTo(Codes.InvalidExpression));
        Assert.That(found.Single().GetMessage(), Does.Contain("login").And.Contain("a parenthesis is not closed"));
    }

    private static Project Filled(string expression) => s_committed.WithSource("Model.cs", With($"[Backfill(\"{expression}\")]"));

    private static string With(string attribute) =>
        $$"""[Table("users")] public class User { public int Id { get; set; } public string Email { get; set; } = ""; {{attribute}} public string Login { get; set; } = ""; }""";
}
