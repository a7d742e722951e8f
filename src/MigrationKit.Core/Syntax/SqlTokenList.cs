namespace MigrationKit.Core.Syntax;

/// <summary>Lists in parentheses, cut at the commas that stand in no parentheses of their own.</summary>
internal sealed class SqlTokenList(string text)
{
    private readonly List<SqlToken> _tokens = SqlLexer.Tokenize(text).Where(static token => !token.IsTrivia).ToList();

    public int Count => _tokens.Count;

    public SqlToken this[int index] => _tokens[index];

    public bool IsWord(int index, string word) => index < Count && _tokens[index].IsWord(text, word);

    /// <summary>The unquoted word at a place in upper case, else nothing.</summary>
    public string Upper(int index) => index < Count && _tokens[index].Kind == SqlTokenKind.Word ? _tokens[index].Text(text).ToUpperInvariant() : "";

    /// <summary>The tokens from one place up to another, one blank between them.</summary>
    public string Text(int from, int to) => string.Join(" ", Enumerable.Range(from, Math.Max(0, to - from)).Select(index => _tokens[index].Text(text)));

    /// <summary>The text as it stands from one token up to another.</summary>
    public string Original(int from, int to) => from >= to ? "" : text.Substring(_tokens[from].Start, _tokens[to - 1].End - _tokens[from].Start);

    public string Name(int index) => SqlIdentifier.Unquote(_tokens[index].Text(text));

    public int Find(Func<SqlToken, bool> what)
    {
        var index = _tokens.FindIndex(token => what(token));
        return index < 0 ? Count : index;
    }

    /// <summary>The places of the items between a parenthesis and the one that closes it.</summary>
    public IEnumerable<(int From, int To)> Items(int open)
    {
        var (start, end) = (open + 1, Closing(open));
        for (var i = start; i <= end; i++)
        {
            if (i == end || _tokens[i].Kind == SqlTokenKind.Comma)
            {
                if (i > start)
                {
                    yield return (start, i);
                }

                start = i + 1;
            }
            else if (_tokens[i].Kind is SqlTokenKind.OpenParen or SqlTokenKind.OpenBracket)
            {
                i = Closing(i);
            }
        }
    }

    /// <summary>Where the parenthesis at a place is closed; the end of the text if it never is.</summary>
    public int Closing(int open)
    {
        var depth = 0;
        for (var i = open; i < Count; i++)
        {
            depth += _tokens[i].Kind switch
            {
                SqlTokenKind.OpenParen or SqlTokenKind.OpenBracket => 1,
                SqlTokenKind.CloseParen or SqlTokenKind.CloseBracket => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return i;
            }
        }

        return Count;
    }
}
