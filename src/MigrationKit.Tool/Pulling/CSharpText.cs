using System.Globalization;
using System.Text;

namespace MigrationKit.Tool.Pulling;

/// <summary>Names and literals as C# writes them.</summary>
internal static class CSharpText
{
    /// <summary>A string literal on one line.</summary>
    public static string Literal(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029' =>
                    text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A name of the database in PascalCase: <c>order_lines</c> is <c>OrderLines</c>. Always an identifier.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        var isStart = true;
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character))
            {
                isStart = true;
                continue;
            }

            text.Append(isStart ? char.ToUpperInvariant(character) : character);
            isStart = false;
        }

        return text.Length == 0 ? "_" : char.IsDigit(text[0]) ? "_" + text : text.ToString();
    }

    /// <summary>Lines of a documentation comment.</summary>
    public static IEnumerable<string> Summary(string comment)
    {
        var lines = System.Security.SecurityElement.Escape(comment).ReplaceLineEndings("\n").Split('\n').Select(static line => line.TrimEnd()).ToList();
        return lines.Count == 1 ? [$"/// <summary>{lines[0]}</summary>"] : ["/// <summary>", .. lines.Select(static line => $"/// {line}".TrimEnd()), "/// </summary>"];
    }
}
