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

    /// <summary>64 digits without a prefix, of the text as it is.</summary>
    public static string HexOfText(string text)
    {
        using var sha = SHA256.Create();
        var hex = new StringBuilder(64);
        foreach (var b in sha.ComputeHash(Encoding.UTF8.GetBytes(text)))
        {
            hex.Append(HexDigits[b >> 4]).Append(HexDigits[b & 0xF]);
        }

        return hex.ToString();
    }
}
