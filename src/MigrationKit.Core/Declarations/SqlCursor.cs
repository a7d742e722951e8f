using System.Globalization;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations;

/// <summary>
/// Goes through a statement word by word. It knows tokens and names, no grammar: what a statement says of its object is read as far as the
/// model keeps it apart, the rest stays text.
/// </summary>
internal sealed class SqlCursor
{
    private readonly string _sql;
    private readonly List<SqlToken> _tokens;
    private int _next;

    public SqlCursor(string sql)
    {
        _sql = sql;
        _tokens = SqlLexer.Tokenize(sql).Where(static token => !token.IsTrivia).ToList();
    }

    public bool IsAtEnd => _next >= _tokens.Count;

    /// <summary>Takes a word if it is next.</summary>
    public bool TryWord(string word)
    {
        if (!IsWord(word))
        {
            return false;
        }

        _next++;
        return true;
    }

    /// <summary>Takes some words, given with blanks between them, if they are next.</summary>
    public bool TryWords(string words)
    {
        var parts = words.Split(' ');
        if (!parts.Select((word, offset) => IsWord(word, offset)).All(static isNext => isNext))
        {
            return false;
        }

        _next += parts.Length;
        return true;
    }

    /// <summary>Whether there is one token and no more, such as a table that is called <c>server</c>.</summary>
    public bool IsOnlyName() => _tokens.Count - _next == 1;

    /// <summary>Where in the text some words end that it starts with.</summary>
    public int EndOf(string words) => _tokens[words.Split(' ').Length - 1].End;

    /// <summary>Whether some words stand before the last token: <c>OWNER TO me</c>.</summary>
    public bool EndsInNameAfter(string words)
    {
        var parts = words.Split(' ');
        var first = _tokens.Count - 1 - parts.Length;
        return first >= _next && parts.Select((word, offset) => _tokens[first + offset].IsWord(_sql, word)).All(static isWord => isWord);
    }

    public void Words(string words)
    {
        if (!TryWords(words))
        {
            throw Expected(words.ToUpperInvariant());
        }
    }

    public bool IsWord(string word, int offset = 0) => _next + offset < _tokens.Count && _tokens[_next + offset].IsWord(_sql, word);

    public bool Is(SqlTokenKind kind) => !IsAtEnd && _tokens[_next].Kind == kind;

    public bool Try(SqlTokenKind kind)
    {
        if (!Is(kind))
        {
            return false;
        }

        _next++;
        return true;
    }

    /// <summary>The next token as it stands, in lower case if it is a key word.</summary>
    public string Token()
    {
        var text = IsAtEnd ? throw Expected("more") : _tokens[_next].Text(_sql);
        return _tokens[_next++].Kind == SqlTokenKind.Word ? text.ToLowerInvariant() : text;
    }

    /// <summary>One name, unquoted.</summary>
    public string Identifier() => !IsAtEnd && _tokens[_next].IsIdentifier ? SqlIdentifier.Unquote(_tokens[_next++].Text(_sql)) : throw Expected("a name");

    /// <summary>A name with its schema, or without: then it is in the one given.</summary>
    public QualifiedName Name(string defaultSchema)
    {
        var first = Identifier();
        return Try(SqlTokenKind.Dot) ? new QualifiedName(first, Identifier()) : new QualifiedName(defaultSchema, first);
    }

    /// <summary>An operator, which is never quoted, with its schema, or without: then it is in the one given.</summary>
    public QualifiedName Operator(string defaultSchema)
    {
        var schema = Is(SqlTokenKind.Operator) ? defaultSchema : Identifier();
        _ = Try(SqlTokenKind.Dot);
        return Is(SqlTokenKind.Operator) ? new QualifiedName(schema, _tokens[_next++].Text(_sql)) : throw Expected("an operator");
    }

    /// <summary>The string constant that is next, as its value.</summary>
    public string String() => Is(SqlTokenKind.String) || Is(SqlTokenKind.EscapeString) || Is(SqlTokenKind.DollarString)
        ? SqlString.ValueOf(_tokens[_next++].Text(_sql))
        : throw Expected("a string");

    /// <summary>The whole number that is next, with its sign.</summary>
    public long Number()
    {
        var text = Token();
        text = text is "-" or "+" && !IsAtEnd ? text + Token() : text;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new DeclarationException($"\"{text}\" is not a whole number");
    }

    /// <summary>What stands between the parenthesis that is next and the one that closes it.</summary>
    public string Parenthesized()
    {
        if (!Is(SqlTokenKind.OpenParen))
        {
            throw Expected("(");
        }

        var start = _tokens[_next].End;
        var close = ClosingOf(_next);
        _next = close + 1;
        return _sql.Substring(start, _tokens[close].Start - start).Trim();
    }

    /// <summary>The text from here to before the first of some words that stands outside of parentheses, or to the end.</summary>
    public string Until(params string[] words) => Until(0, words);

    /// <summary>The same with a number of words that are taken whatever they are.</summary>
    public string Until(int atLeast, params string[] words)
    {
        var first = _next;
        _next = Math.Min(_next + atLeast, _tokens.Count);
        if (atLeast > 0 && _next > first && _tokens[_next - 1].Kind == SqlTokenKind.OpenParen)
        {
            _next = ClosingOf(_next - 1) + 1;
        }

        while (!IsAtEnd && (IsPartOfName() || !words.Any(word => IsWord(word))))
        {
            _next = Is(SqlTokenKind.OpenParen) ? ClosingOf(_next) + 1 : _next + 1;
        }

        return TextFrom(first);
    }

    /// <summary>All that is left, as it stands, comments included.</summary>
    public string Rest()
    {
        var first = _next;
        _next = _tokens.Count;
        return first == _next ? "" : _sql.Substring(_tokens[first].Start).Trim();
    }

    /// <summary>What is next, without taking it.</summary>
    public string Ahead() => _next < _tokens.Count ? _sql.Substring(_tokens[_next].Start).Trim() : "";

    public void End()
    {
        if (!IsAtEnd)
        {
            throw Expected("the end of the statement");
        }
    }

    public DeclarationException Expected(string what) =>
        new($"{what} is expected {(IsAtEnd ? "at its end" : $"before \"{Shown(_tokens[_next].Text(_sql))}\"")}");

    // storage.bucket is a type, and STORAGE a key word.
    private bool IsPartOfName() =>
        (_next > 0 && _tokens[_next - 1].Kind == SqlTokenKind.Dot) || (_next + 1 < _tokens.Count && _tokens[_next + 1].Kind == SqlTokenKind.Dot);

    private string TextFrom(int first) => first == _next ? "" : _sql.Substring(_tokens[first].Start, _tokens[_next - 1].End - _tokens[first].Start);

    private int ClosingOf(int open)
    {
        var depth = 0;
        for (var i = open; i < _tokens.Count; i++)
        {
            depth += _tokens[i].Kind switch { SqlTokenKind.OpenParen => 1, SqlTokenKind.CloseParen => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        throw new DeclarationException("a parenthesis is not closed");
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "…";
}

/// <summary>Why a statement cannot be taken for a declaration: half a sentence.</summary>
internal sealed class DeclarationException(string message) : Exception(message);
