namespace MigrationKit.Tool.Pulling;

/// <summary>A file to be written.</summary>
/// <param name="Path">Relative to the project, with <c>/</c>.</param>
/// <param name="Head">What stands in front, with <c>\n</c>: whose file it is, and what its words need.</param>
/// <param name="Body">What it declares, with <c>\n</c>.</param>
internal sealed record PulledFile(string Path, string Head, string Body)
{
    public string Text => Head + Body;
}
