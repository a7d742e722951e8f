using System.Text.RegularExpressions;

namespace MigrationKit.Introspection.Tests;

public sealed partial class CatalogQueryTests
{
    private const string Sql = "SELECT a\n  b, -- 15+\n  c, -- <15\n  d -- for 15+ people\n";

    [TestCase(14, "SELECT a\n  c, -- <15\n  d -- for 15+ people\n")]
    [TestCase(15, "SELECT a\n  b, -- 15+\n  d -- for 15+ people\n")]
    [TestCase(18, "SELECT a\n  b, -- 15+\n  d -- for 15+ people\n")]
    public void Lines_marked_for_other_versions_are_left_out(int version, string expected) =>
        Assert.That(CatalogQuery.OfVersion(Sql, version), Is.EqualTo(expected));

    [Test]
    public void Every_query_of_the_folder_is_used()
    {
        var files = typeof(CatalogReader).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith("MigrationKit/catalog/", StringComparison.Ordinal))
            .Select(static name => Path.GetFileNameWithoutExtension(name));

        Assert.That(files, Is.EquivalentTo(CatalogReader.Kinds.Append("scope")));
    }

    [Test]
    public void What_may_be_absent_has_a_query()
    {
        var kinds = AbsentKind().Matches(CatalogQuery.Text("absent")).Select(static match => match.Groups[1].Value).ToList();

        Assert.That(kinds, Is.Unique.And.Count.GreaterThan(40));
        Assert.That(kinds, Is.SubsetOf(CatalogReader.Kinds));
    }

    [GeneratedRegex(@"^    \('(\w+)', ", RegexOptions.Multiline)]
    private static partial Regex AbsentKind();
}
