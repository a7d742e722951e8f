using Spectre.Console;

namespace MigrationKit.Tool.Output;

/// <summary>One cell of a table.</summary>
internal readonly record struct Cell(string Text, Color? Color = null)
{
    public static implicit operator Cell(string text) => new(text);
}
