using Microsoft.CodeAnalysis.CSharp;

namespace MigrationKit.Generators.Emitting;

/// <summary>Strings as C# source.</summary>
internal static class SourceLiteral
{
    public static string Of(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>With its line ends as they are, for a text that people may want to read.</summary>
    public static string Verbatim(string value) => "@\"" + value.Replace("\"", "\"\"") + "\"";
}
