using System.Security.Cryptography;
using System.Text;

namespace MigrationKit.Core.Syntax;

/// <summary>SHA-256 as it is written into migration.json and the history table.</summary>
internal static class Checksum
{
    private const string Prefix = "sha256:";
    private const string HexDigits = "0123456789abcdef";

    /// <summary>Of the UTF-8 bytes of the text with its line ends normalised, so that a checkout with CRLF does not change it.</summary>
    public static string OfText(string text) => Prefix + HexOfText(TextNormalizer.NormalizeNewlines(text));

    /// <summary>The same of a text of any length.</summary>
    public static string OfText(TextReader text)
    {
        using var hash = new TextHash();
        hash.Append(text);
        return Prefix + Hex(hash.Finish());
    }

    /// <summary>The same of texts joined.</summary>
    public static string OfText(string separator, IEnumerable<string> texts)
    {
        using var hash = new TextHash();
        var isFirst = true;
        foreach (var text in texts)
        {
            hash.Append(isFirst ? "" : separator);
            hash.Append(text);
            isFirst = false;
        }

        return Prefix + Hex(hash.Finish());
    }

    /// <summary>64 digits without a prefix, of the text as it is.</summary>
    public static string HexOfText(string text)
    {
        using var sha = SHA256.Create();
        return Hex(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    private static string Hex(byte[] hash)
    {
        var hex = new StringBuilder(64);
        foreach (var b in hash)
        {
            hex.Append(HexDigits[b >> 4]).Append(HexDigits[b & 0xF]);
        }

        return hex.ToString();
    }
}
