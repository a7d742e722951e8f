namespace MigrationKit.Core.Syntax;

/// <summary>Makes texts that differ only by editor, checkout or operating system the same.</summary>
internal static class TextNormalizer
{
    /// <summary>No byte order mark at the start, and every line ends with LF.</summary>
    public static string NormalizeNewlines(string text)
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        return text.Substring(start).Replace("\r\n", "\n").Replace('\r', '\n');
    }
}
