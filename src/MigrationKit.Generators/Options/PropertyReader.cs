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

    public int Version(string property)
    {
        if (Text(property) is not { } text)
        {
            return PostgresMajor.Oldest;
        }

        if (PostgresMajor.Parse(text) is { } version)
        {
            return version;
        }

        Report(property, text, $"a major version of PostgreSQL, {PostgresMajor.Oldest} or later");
        return PostgresMajor.Oldest;
    }

    private void Report(string property, string value, string expected) => Findings.Add(new Finding(
        Codes.InvalidProperty,
        $"The MSBuild property {property} is \"{value}\", which means nothing.",
        $"Set it to one of: {expected}."));
}
