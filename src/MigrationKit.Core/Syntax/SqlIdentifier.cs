using System.Text;

namespace MigrationKit.Core.Syntax;

/// <summary>Names and literals as PostgreSQL reads and prints them.</summary>
internal static class SqlIdentifier
{
    /// <summary>NAMEDATALEN - 1: PostgreSQL cuts longer names, in bytes and without an error.</summary>
    public const int MaxByteLength = 63;

    private const int HashDigits = 8;

    /// <summary>The name as it stands in SQL, in quotes only when it needs them.</summary>
    public static string Quote(string name) => NeedsQuotes(name) ? "\"" + name.Replace("\"", "\"\"") + "\"" : name;

    /// <summary><c>schema.name</c>, or the name alone where there is no schema.</summary>
    public static string Quote(string? schema, string name) =>
        string.IsNullOrEmpty(schema) ? Quote(name) : Quote(schema!) + "." + Quote(name);

    /// <summary>A string constant that means the same with standard_conforming_strings on and off.</summary>
    public static string Literal(string value)
    {
        var doubled = value.Replace("'", "''");
        return doubled.IndexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.Replace(@"\", @"\\") + "'";
    }

    /// <summary>The name that a token stands for: without its quotes, or in lower case (ASCII only, as PostgreSQL does in UTF-8).</summary>
    public static string Unquote(string token)
    {
        if (token.Length >= 2 && token[0] == '"')
        {
            return Undouble(token, 1);
        }

        var isUnicode = token.Length >= 4 && token[0] is 'u' or 'U' && token[1] == '&' && token[2] == '"';
        return isUnicode ? UnicodeEscapes.Decode(Undouble(token, 3)) : FoldCase(token);
    }

    public static int ByteLength(string name) => Encoding.UTF8.GetByteCount(name);

    /// <summary>The name itself where PostgreSQL can hold it, else its beginning with a hash of all of it.</summary>
    public static string Truncate(string name)
    {
        if (ByteLength(name) <= MaxByteLength)
        {
            return name;
        }

        var suffix = "_" + Checksum.HexOfText(name).Substring(0, HashDigits);
        return name.Substring(0, LengthWithin(name, MaxByteLength - suffix.Length)) + suffix;
    }

    private static bool NeedsQuotes(string name)
    {
        if (name.Length == 0 || !(IsLowerOrUnderscore(name[0])))
        {
            return true;
        }

        foreach (var c in name)
        {
            if (!IsLowerOrUnderscore(c) && !SqlScan.IsDigit(c))
            {
                return true;
            }
        }

        return SqlKeywords.NeedsQuotes(name);
    }

    private static bool IsLowerOrUnderscore(char c) => c is (>= 'a' and <= 'z') or '_';

    private static string Undouble(string token, int start) => token.Substring(start, token.Length - start - 1).Replace("\"\"", "\"");

    private static string FoldCase(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            folded.Append(c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c);
        }

        return folded.ToString();
    }

    /// <summary>How many chars fit into so many bytes, with no surrogate pair cut in two.</summary>
    private static int LengthWithin(string name, int bytes)
    {
        var length = 0;
        while (length < name.Length)
        {
            var isPair = length + 1 < name.Length && char.IsSurrogatePair(name[length], name[length + 1]);
            bytes -= isPair ? 4 : name[length] < 0x80 ? 1 : name[length] < 0x800 ? 2 : 3;
            if (bytes < 0)
            {
                break;
            }

            length += isPair ? 2 : 1;
        }

        return length;
    }
}
