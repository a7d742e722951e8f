using System.Globalization;
using System.Text;

namespace MigrationKit.Core.Syntax;

/// <summary>The escapes of <c>U&amp;"…"</c>: <c>\0441</c>, <c>\+01F600</c> and <c>\\</c>. Another escape character (UESCAPE) is not looked for.</summary>
internal static class UnicodeEscapes
{
    public static string Decode(string text)
    {
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            i = text[i] == '\\' ? AppendEscape(decoded, text, i) : AppendChar(decoded, text[i], i);
        }

        return decoded.ToString();
    }

    private static int AppendEscape(StringBuilder decoded, string text, int index)
    {
        if (index + 1 < text.Length && text[index + 1] == '\\')
        {
            return AppendChar(decoded, '\\', index + 1);
        }

        var isLong = index + 1 < text.Length && text[index + 1] == '+';
        var (start, length) = isLong ? (index + 2, 6) : (index + 1, 4);
        return TryHex(text, start, length, out var code)
            ? AppendCode(decoded, code, start + length)
            : AppendChar(decoded, '\\', index);
    }

    private static bool TryHex(string text, int start, int length, out int code)
    {
        code = 0;
        return start + length <= text.Length
            && int.TryParse(text.Substring(start, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code)
            && code <= 0x10FFFF;
    }

    private static int AppendCode(StringBuilder decoded, int code, int next)
    {
        // A surrogate may come as two escapes of four digits.
        decoded.Append(code < 0x10000 ? ((char)code).ToString() : char.ConvertFromUtf32(code));
        return next;
    }

    private static int AppendChar(StringBuilder decoded, char c, int index)
    {
        decoded.Append(c);
        return index + 1;
    }
}
