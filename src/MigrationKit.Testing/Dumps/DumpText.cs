using System.Text;

namespace MigrationKit.Testing.Dumps;

/// <summary>
/// Removes from a plain-text dump what says nothing about the schema or differs from run to run: comments, settings of the session,
/// psql's <c>\restrict</c> with its random key, blank lines. Lines inside literals, such as the body of a function, are left alone.
/// </summary>
internal static class DumpText
{
    public static string Normalize(string dump)
    {
        var (text, literal) = (new StringBuilder(dump.Length), new LiteralScanner());
        foreach (var line in dump.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!literal.IsOpen && IsVolatile(line))
            {
                continue;
            }

            literal.Read(line);
            text.Append(line).Append('\n');
        }

        return text.ToString().Trim('\n') + "\n";
    }

    private static bool IsVolatile(string line) =>
        line.Length == 0
        || line.StartsWith("--", StringComparison.Ordinal)
        || line.StartsWith('\\')
        || line.StartsWith("SET ", StringComparison.Ordinal)
        || line.StartsWith("SELECT pg_catalog.set_config(", StringComparison.Ordinal);
}
