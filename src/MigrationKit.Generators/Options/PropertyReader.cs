using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Options;

/// <summary>Reads MSBuild properties; one that is empty counts as not set.</summary>
internal sealed class PropertyReader(AnalyzerConfigOptions options)
{
    public List<Finding> Findings { get; } = [];

    public string? Text(string property) =>
        options.TryGetValue("build_property." + property, out var value) && value.Trim() is { Length: > 0 } text ? text : null;

    public T Choice<T>(string property, T otherwise, params (string Word, T Value)[] choices)
    {
        if (Text(property) is not { } text)
        {
            return otherwise;
        }

        foreach (var (word, value) in choices)
        {
            if (string.Equals(text, word, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        Report(property, text, string.Join(", ", choices.Select(static choice => choice.Word)));
        return otherwise;
    }

    public int Version(string property, int oldest)
    {
        if (Text(property) is not { } text)
        {
            return oldest;
        }

        if (int.TryParse(text.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= oldest)
        {
            return version;
        }

        Report(property, text, $"a major version of PostgreSQL, {oldest} or later");
        return oldest;
    }

    private void Report(string property, string value, string expected) => Findings.Add(new Finding(
        Codes.InvalidProperty,
        $"The MSBuild property {property} is \"{value}\", which means nothing.",
        $"Set it to one of: {expected}."));
}
