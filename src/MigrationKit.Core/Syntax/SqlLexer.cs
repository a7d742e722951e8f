namespace MigrationKit.Core.Syntax;

/// <summary>
/// Cuts SQL text into tokens by the rules of PostgreSQL's lexer with <c>standard_conforming_strings</c> on. Lossless: the tokens
/// follow one another without gaps, so their texts joined are the input. Never throws on any text.
/// </summary>
internal static class SqlLexer
{
    public static IReadOnlyList<SqlToken> Tokenize(string sql)
    {
        var tokens = new List<SqlToken>(sql.Length / 4 + 1);
        var reader = new SqlTokenReader(sql);
        while (reader.TryRead(out var token))
        {
            tokens.Add(token);
        }

        return tokens;
    }
}
