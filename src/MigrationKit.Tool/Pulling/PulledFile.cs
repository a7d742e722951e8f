namespace MigrationKit.Tool.Pulling;

/// <summary>A file to be written.</summary>
/// <param name="Path">Relative to the project, with <c>/</c>.</param>
/// <param name="Text">Its content, with <c>\n</c>.</param>
internal sealed record PulledFile(string Path, string Text);
