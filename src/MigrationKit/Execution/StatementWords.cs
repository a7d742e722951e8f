using MigrationKit.Core.Syntax;

namespace MigrationKit.Execution;

/// <summary>
/// Reads the beginning of a statement word by word, past blanks and comments. No more of it is looked at than is asked for: a statement may be
/// as long as the memory, and nearly all can be told by their first words.
/// </summary>
internal sealed class StatementWords(string sql)
{
    private readonly SqlTokenReader _reader = new(sql, 0);
    private readonly List<SqlToken> _tokens = [];
    private int _next;

    /// <summary>What has not been read.</summary>
    public string Rest => IsThere(_next) ? sql[_tokens[_next].Start..] : "";

    /// <summary>Whether the word stands anywhere in the statement, outside of quotes.</summary>
    public bool Has(string word) => Find(0, word) >= 0;

    public bool IsNext(string word) => IsThere(_next) && _tokens[_next].IsWord(sql, word);

    /// <summary>Takes these words if they all come next.</summary>
    public bool Accept(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!IsThere(_next + i) || !_tokens[_next + i].IsWord(sql, words[i]))
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
        var found = Find(_next, word);
        _next = found < 0 ? _next : found + 1;
        return found >= 0;
    }

    /// <summary>Takes everything up to and with the next of these words, and returns it; null if there is none.</summary>
    public string? SkipToAny(string[] words)
    {
        while (IsThere(_next))
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
        if (!Accept(SqlTokenKind.OpenParen))
        {
            return false;
        }

        while (IsThere(_next) && _tokens[_next].Kind != SqlTokenKind.CloseParen)
        {
            _next++;
        }

        Accept(SqlTokenKind.CloseParen);
        return true;
    }

    private bool Accept(SqlTokenKind kind)
    {
        var isNext = IsThere(_next) && _tokens[_next].Kind == kind;
        _next += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>A name with the names before its dots; empty if there is none.</summary>
    public List<string> Path()
    {
        var parts = new List<string>();
        while (IsThere(_next) && _tokens[_next].IsIdentifier)
        {
            parts.Add(SqlIdentifier.Unquote(_tokens[_next++].Text(sql)));
            if (!IsThere(_next) || _tokens[_next].Kind != SqlTokenKind.Dot)
            {
                break;
            }

            _next++;
        }

        return parts;
    }

    private int Find(int start, string word)
    {
        for (var i = start; IsThere(i); i++)
        {
            if (_tokens[i].IsWord(sql, word))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether there are so many tokens and one more.</summary>
    private bool IsThere(int index)
    {
        while (_tokens.Count <= index)
        {
            if (!_reader.TryRead(out var token))
            {
                return false;
            }

            if (!token.IsTrivia)
            {
                _tokens.Add(token);
            }
        }

        return true;
    }
}
