using System.Globalization;
using System.Text.RegularExpressions;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>The guide has every option, and its default.</summary>
internal sealed partial class OptionTableTests
{
    private static readonly Dictionary<string, string> Rows = Row().Matches(Guide())
        .SelectMany(static row => Name().Matches(row.Groups["names"].Value).Select(name => (Name: name.Groups[1].Value, Default: row.Groups["default"].Value)))
        .ToDictionary(static row => row.Name, static row => row.Default);

    [Test]
    public void The_guide_has_every_option() => Assert.That(
        typeof(MigrationOptions).GetProperties().Select(static property => property.Name)
            .Concat(typeof(MigrationOptions).GetMethods().Select(static method => method.Name).Where(static name => name.StartsWith("Add", StringComparison.Ordinal)))
            .Distinct(),
        Is.EquivalentTo(Rows.Keys));

    [Test]
    public void The_guide_has_the_defaults()
    {
        var defaults = new MigrationOptions();
        var written = typeof(MigrationOptions).GetProperties()
            .Select(property => (property.Name, Text: TextOf(property.GetValue(defaults))))
            .Where(static option => option.Text is not null);

        Assert.That(written.Where(static option => Rows[option.Name] != $"`{option.Text}`"), Is.Empty);
    }

    private static string? TextOf(object? value) => value switch
    {
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        int or Enum => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Guide() =>
        File.ReadAllText(TestFiles.PathOf("../../docs/guide/applying.md")).Split("| option | default | |")[1].Split("\n\n")[0];

    [GeneratedRegex(@"^\| (?<names>`[^|]+) \| (?<default>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Name();
}
