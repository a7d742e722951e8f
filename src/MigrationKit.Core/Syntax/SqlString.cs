using System.Globalization;
using System.Text;

namespace MigrationKit.Core.Syntax;

/// <summary>The value of a string constant.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-CONSTANTS</remarks>
internal static class SqlString
{
    /// <summary>The value of a token of the kinds String, EscapeString and DollarString.</summary>
    public static string ValueOf(string token)
    {
        if (token[0] == '$')
        {
            var tag = token.IndexOf('$', 1) + 1;
            return token.Substring(tag, token.Length - (2 * tag));
        }

        var quote = token.IndexOf('\'');
        var body = token.Substring(quote + 1, token.Length - quote - 2);
        var prefix = token.Substring(0, quote).ToUpperInvariant();
        return prefix switch
        {
            "E" => Unescape(body),
            "U&" => UnicodeEscapes.Decode(body.Replace("''", "'")),
            _ => body.Replace("''", "'"),
        };
    }

    private static string Unescape(string body)
    {
        var value = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '\\' && i + 1 < body.Length)
            {
                i = Escape(body, i + 1, value);
            }
            else
            {
                value.Append(body[i]);
                i += body[i] == '\'' ? 1 : 0;
            }
        }

        return value.ToString();
    }

    /// <summary>Appends what the escape stands for; gives the index of its last character.</summary>
    private static int Escape(string body, int at, StringBuilder value)
    {
        switch (body[at])
        {
            case 'u':
                return Code(body, at + 1, 4, NumberStyles.AllowHexSpecifier, value);
            case 'U':
                return Code(body, at + 1, 8, NumberStyles.AllowHexSpecifier, value);
            case 'x':
                return Code(body, at + 1, 2, NumberStyles.AllowHexSpecifier, value);
            default:
                value.Append(body[at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var other => other });
                return at;
        }
    }

    private static int Code(string body, int start, int digits, NumberStyles style, StringBuilder value)
    {
        var length = Math.Min(digits, body.Length - start);
        if (int.TryParse(body.Substring(start, length), style, CultureInfo.InvariantCulture, out var code))
        {
            // A surrogate may come as two escapes.
            value.Append(code < 0x10000 ? ((char)code).ToString() : char.ConvertFromUtf32(code));
        }

        return start + length - 1;
    }
}
