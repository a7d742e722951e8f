namespace MigrationKit.Core.Syntax;

/// <summary>
/// A text as the server prints it, token by token without blanks. There, key words are in capitals, and what is not in quotes and has a capital
/// is no name.
/// </summary>
internal sealed class SqlWords(string text)
{
    private readonly List<SqlToken> _tokens = SqlLexer.Tokenize(text).Where(static token => !token.IsTrivia).ToList();

    public string Text => text;

    public int Count => _tokens.Count;

    public SqlToken this[int index] => _tokens[index];

    public SqlTokenKind? Kind(int index) => index >= 0 && index < _tokens.Count ? _tokens[index].Kind : null;

    /// <summary>The name at a place, without quotes; null where there is none.</summary>
    public string? Name(int index) => index >= 0 && index < _tokens.Count && _tokens[index] is { IsIdentifier: true } token
        && !(token.Kind == SqlTokenKind.Word && HasCapital(token)) ? SqlIdentifier.Unquote(token.Text(text)) : null;

    public bool IsKeyword(int index, string word) => Kind(index) == SqlTokenKind.Word && _tokens[index].Text(text) == word;

    /// <summary>The places of a name's parts when a name begins here: <c>public</c>, <c>users</c>, <c>id</c>.</summary>
    public List<int> PathAt(int index)
    {
        var path = new List<int>();
        if (Name(index) is null || Kind(index - 1) == SqlTokenKind.Dot)
        {
            return path;
        }

        path.Add(index);
        while (Kind(index + 1) == SqlTokenKind.Dot && Name(index + 2) is not null)
        {
            index += 2;
            path.Add(index);
        }

        return path;
    }

    private bool HasCapital(SqlToken token)
    {
        for (var i = token.Start; i < token.End; i++)
        {
            if (text[i] is >= 'A' and <= 'Z')
            {
                return true;
            }
        }

        return false;
    }
}
