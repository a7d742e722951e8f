using FsCheck;
using FsCheck.Fluent;

namespace MigrationKit.Core.Tests.Syntax;

/// <summary>A text made of the pieces that splitters stumble over.</summary>
public sealed record NastySql(string Text);

public static class SqlFragments
{
    private static readonly string[] Nasty =
    [
        "'", "''", "E'", "e'\\'", "\\'", "\\", "U&'", "U&\"", "N'", "\"", "\"\"", "$$", "$a$", "$", "$1", "a$$", "/*", "*/", "--", "-", "/", "*",
        "\n", "\r\n", "\r", " ", "\t", ";", "(", ")", "[", "]", ".", "..", ":", "::", ":=", ",", "1", "1e5", "0x", "_", "é", "\U0001F600",
        "\ud83d", "\uFEFF", "\0", "\n\\restrict x\n", "\\.", "\n\\.\n", "COPY t FROM stdin", "copy ", "from ", "STDIN;", "CREATE ", "OR REPLACE ",
        "FUNCTION ", "PROCEDURE ", "f() ", "BEGIN ", "ATOMIC ", "BEGIN ATOMIC SELECT 1; ", "CASE ", "END", " END;", " AS ", "x", "'s.q'::regclass",
        "extract(year from x)", "public.role",
    ];

    public static Arbitrary<NastySql> NastySql() =>
        Gen.Elements(Nasty).ArrayOf().Select(pieces => new NastySql(string.Concat(pieces))).ToArbitrary();
}
