using System.CommandLine;
using MigrationKit.Tool.CommandLine;

namespace MigrationKit.Tool.Projects;

/// <summary>How a project is built where its declared schema is wanted.</summary>
internal sealed record BuildSettings(string? Configuration, string? Framework, bool NoBuild)
{
    public static BuildSettings Default { get; } = new(null, null, NoBuild: false);

    public static BuildSettings Of(ParseResult arguments) => new(
        arguments.GetValue(CommonOptions.Configuration),
        arguments.GetValue(CommonOptions.Framework),
        arguments.GetValue(CommonOptions.NoBuild));

    /// <summary>The properties that make MSBuild see the same project in every call.</summary>
    public IEnumerable<string> Properties =>
    [
        .. Configuration is null ? Array.Empty<string>() : [$"-p:Configuration={Configuration}"],
        .. Framework is null ? Array.Empty<string>() : [$"-p:TargetFramework={Framework}"],
    ];
}
