namespace MigrationKit.Core.Syntax;

/// <summary>
/// Cuts SQL text into tokens by the rules of PostgreSQL's lexer with <c>standard_conforming_strings</c> on. Lossless: the tokens
/// follow one another without gaps, so their texts joined are the input. Never throws on any text.
/// </summary>
internal static class SqlLexer
{
    /// <param name="sql">The text.</param>
    /// <param name="start">Where to begin: at the beginning, or right after the end of a statement.</param>
    public static IReadOnlyList<SqlToken> Tokenize(string sql, int start = 0)
    {
        var tokens = new List<SqlToken>((sql.Length - start) / 4 + 1);
        var reader = new SqlTokenReader(sql, start);
        while (reader.TryRead(out var token))
        {
            tokens.Add(token);
        }

        return tokens;
    }
}
