using MigrationKit.Core.Syntax;

namespace MigrationKit.Execution;

/// <summary>Reads the beginning of a statement word by word, past blanks and comments.</summary>
internal sealed class StatementWords(string sql)
{
    private readonly List<SqlToken> _tokens = [.. SqlLexer.Tokenize(sql).Where(static token => !token.IsTrivia)];
    private int _next;

    /// <summary>What has not been read.</summary>
    public string Rest => _next < _tokens.Count ? sql[_tokens[_next].Start..] : "";

    /// <summary>Whether the word stands anywhere in the statement, outside of quotes.</summary>
    public bool Has(string word) => _tokens.Exists(token => token.IsWord(sql, word));

    public bool IsNext(string word) => _next < _tokens.Count && _tokens[_next].IsWord(sql, word);

    /// <summary>Takes these words if they all come next.</summary>
    public bool Accept(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (_next + i >= _tokens.Count || !_tokens[_next + i].IsWord(sql, words[i]))
            {
                return false;
            }
        }

        _next += words.Length;
        return true;
    }

    /// <summary>Takes everything up to and with the next such word; false if there is none.</summary>
    public bool SkipTo(string word)
    {
        var found = _next < _tokens.Count ? _tokens.FindIndex(_next, token => token.IsWord(sql, word)) : -1;
        _next = found < 0 ? _next : found + 1;
        return found >= 0;
    }

    /// <summary>Takes everything up to and with the next of these words, and returns it; null if there is none.</summary>
    public string? SkipToAny(string[] words)
    {
        while (_next < _tokens.Count)
        {
            var token = _tokens[_next++];
            if (Array.Find(words, word => token.IsWord(sql, word)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Takes a comma, if it comes next.</summary>
    public bool AcceptComma() => Accept(SqlTokenKind.Comma);

    /// <summary>Takes an opening parenthesis, if it comes next.</summary>
    public bool SkipOpening() => Accept(SqlTokenKind.OpenParen);

    /// <summary>Takes everything in parentheses, if they come next.</summary>
    public bool SkipParentheses()
    {
        if (_next >= _tokens.Count || _tokens[_next].Kind != SqlTokenKind.OpenParen)
        {
            return false;
        }

        var end = _tokens.FindIndex(_next, static token => token.Kind == SqlTokenKind.CloseParen);
        _next = end < 0 ? _tokens.Count : end + 1;
        return true;
    }

    private bool Accept(SqlTokenKind kind)
    {
        var isNext = _next < _tokens.Count && _tokens[_next].Kind == kind;
        _next += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>A name with the names before its dots; empty if there is none.</summary>
    public List<string> Path()
    {
        var parts = new List<string>();
        while (_next < _tokens.Count && _tokens[_next].IsIdentifier)
        {
            parts.Add(SqlIdentifier.Unquote(_tokens[_next++].Text(sql)));
            if (_next >= _tokens.Count || _tokens[_next].Kind != SqlTokenKind.Dot)
            {
                break;
            }

            _next++;
        }

        return parts;
    }
}
