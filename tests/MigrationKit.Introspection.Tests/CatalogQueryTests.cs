using System.Text.RegularExpressions;

namespace MigrationKit.Introspection.Tests;

public sealed partial class CatalogQueryTests
{
    private const string Sql = "SELECT a\n  b, -- 15+\n  c, -- <15\n  d -- for 15+ people\n";

    [TestCase(14, "SELECT a\n  c, -- <15\n  d -- for 15+ people\n")]
    [TestCase(15, "SELECT a\n  b, -- 15+\n  d -- for 15+ people\n")]
    [TestCase(18, "SELECT a\n  b, -- 15+\n  d -- for 15+ people\n")]
    public void Lines_marked_for_other_versions_are_left_out(int version, string expected) =>
        Assert.That(new CatalogQuery(version, IsPart: false).Lines(Sql), Is.EqualTo(expected));

    [Test]
    public void Every_query_of_the_folder_is_used()
    {
        var files = typeof(CatalogReader).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith("MigrationKit/catalog/", StringComparison.Ordinal))
            .Select(static name => Path.GetFileNameWithoutExtension(name));

        Assert.That(files, Is.EquivalentTo(CatalogReader.Kinds.Append(CatalogQuery.Scope)));
    }

    [TestCase("absent", 40)]
    [TestCase("absent_from_schemas", 45)]
    public void What_may_be_absent_has_a_query(string question, int atLeast)
    {
        var kinds = AbsentKind().Matches(CatalogQuery.Text(question)).Select(static match => match.Groups[1].Value).ToList();

        Assert.That(kinds, Is.Unique.And.Count.GreaterThan(atLeast));
        Assert.That(kinds, Is.SubsetOf(CatalogReader.Kinds));
    }

    [Test]
    public void A_query_has_the_definitions_that_it_reads_from_in_their_order()
    {
        var sql = new CatalogQuery(15, IsPart: true).For("table");

        Assert.That(
            DefinitionName().Matches(sql).Select(static match => match.Groups[1].Value),
            Is.EqualTo(new[] { "extension_member", "namespace", "inhabitant", "relation", "plain_table" }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Nothing_of_the_other_reach_is_in_a_query(bool isPart)
    {
        var queries = CatalogReader.Kinds.Select(new CatalogQuery(15, isPart).For);

        Assert.That(queries.Where(query => query.Contains(isPart ? "-- whole" : "-- part", StringComparison.Ordinal)), Is.Empty);
        Assert.That(queries.Where(query => query.Contains(isPart ? "-- part" : "-- whole", StringComparison.Ordinal)), Is.Not.Empty);
    }

    [GeneratedRegex(@"^(?:WITH |\), )?(\w+) AS (?:(?:NOT )?MATERIALIZED )?\($", RegexOptions.Multiline)]
    private static partial Regex DefinitionName();

    [GeneratedRegex(@"^    \('(\w+)', ", RegexOptions.Multiline)]
    private static partial Regex AbsentKind();
}
