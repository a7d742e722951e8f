namespace MigrationKit.Core.Declarations;

/// <summary>A file of declarations.</summary>
/// <param name="Path">As findings have it: relative to the project, with <c>/</c>.</param>
/// <param name="Text">Its content.</param>
internal sealed record SqlFile(string Path, string Text);
