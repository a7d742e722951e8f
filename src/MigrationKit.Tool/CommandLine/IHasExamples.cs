namespace MigrationKit.Tool.CommandLine;

/// <summary>A command whose help ends with command lines to paste.</summary>
internal interface IHasExamples
{
    IReadOnlyList<string> Examples { get; }
}
