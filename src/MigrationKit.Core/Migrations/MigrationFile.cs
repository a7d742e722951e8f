namespace MigrationKit.Core.Migrations;

/// <summary>A file of the migrations directory.</summary>
/// <param name="Path">Relative to the project, with <c>/</c>: what errors point at.</param>
/// <param name="Text">Its text.</param>
internal sealed record MigrationFile(string Path, string Text);
