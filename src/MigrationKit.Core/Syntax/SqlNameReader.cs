namespace MigrationKit.Core.Syntax;

/// <summary>Finds the names in an expression, in the order of the text. Works on tokens: it knows no grammar and no catalog.</summary>
internal sealed class SqlNameReader(string expression)
{
    private readonly IReadOnlyList<SqlToken> _tokens = SqlLexer.Tokenize(expression);

    public IEnumerable<SqlNameOccurrence> Read()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].IsIdentifier && !IsKeyword(i))
            {
                var last = LastOfPath(i);
                yield return new(new(PartsOf(i, last), UseOf(i, last)), _tokens[i].Start, _tokens[last].End);
                i = last;
            }
            else if (_tokens[i].Kind == SqlTokenKind.String && IsRegclass(i) && RelationName(_tokens[i].Text(expression)) is { } name)
            {
                yield return new(name, _tokens[i].Start, _tokens[i].End);
            }
        }
    }

    /// <summary>The parts of a text that is one dotted name and nothing else, else null.</summary>
    public static IReadOnlyList<string>? PartsOfName(string text)
    {
        var reader = new SqlNameReader(text);
        var tokens = reader._tokens;
        var isName = tokens.Count > 0 && tokens[0].IsIdentifier && reader.LastOfPath(0) == tokens.Count - 1;
        return isName ? reader.PartsOf(0, tokens.Count - 1) : null;
    }

    private static SqlName? RelationName(string literal)
    {
        var isPlain = literal[0] == '\'';
        var parts = isPlain ? PartsOfName(literal.Substring(1, literal.Length - 2).Replace("''", "'")) : null;
        return parts is null ? null : new SqlName(parts, SqlNameUse.Relation);
    }

    // Also the field of EXTRACT(year FROM x), which is never a column.
    private bool IsKeyword(int index)
    {
        var token = _tokens[index];
        var isReserved = token.Kind == SqlTokenKind.Word && SqlKeywords.IsReserved(SqlIdentifier.Unquote(token.Text(expression)));
        var before = RealBefore(index);
        return isReserved || (Kind(before) == SqlTokenKind.OpenParen && IsWord(RealBefore(before), "extract"));
    }

    private int LastOfPath(int index)
    {
        for (var last = index; ;)
        {
            var dot = RealAfter(last);
            var next = RealAfter(dot);
            if (Kind(dot) != SqlTokenKind.Dot || Kind(next) is not (SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier))
            {
                return last;
            }

            last = next;
        }
    }

    private List<string> PartsOf(int first, int last)
    {
        var parts = new List<string>();
        for (var i = first; i <= last; i++)
        {
            if (_tokens[i].IsIdentifier)
            {
                parts.Add(SqlIdentifier.Unquote(_tokens[i].Text(expression)));
            }
        }

        return parts;
    }

    private SqlNameUse UseOf(int first, int last)
    {
        if (Kind(RealBefore(first)) == SqlTokenKind.TypeCast || Kind(RealAfter(last)) == SqlTokenKind.String)
        {
            return SqlNameUse.Type;
        }

        return Kind(last + 1) == SqlTokenKind.OpenParen ? SqlNameUse.Function : SqlNameUse.Any;
    }

    private bool IsRegclass(int literal)
    {
        var cast = RealAfter(literal);
        var type = RealAfter(cast);
        if (Kind(cast) != SqlTokenKind.TypeCast || Kind(type) is not (SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier))
        {
            return false;
        }

        var parts = PartsOf(type, LastOfPath(type));
        return parts[parts.Count - 1] == "regclass" && (parts.Count == 1 || (parts.Count == 2 && parts[0] == "pg_catalog"));
    }

    private int RealAfter(int index)
    {
        var i = index + 1;
        while (i < _tokens.Count && _tokens[i].IsTrivia)
        {
            i++;
        }

        return i;
    }

    private int RealBefore(int index)
    {
        var i = index - 1;
        while (i >= 0 && _tokens[i].IsTrivia)
        {
            i--;
        }

        return i;
    }

    private SqlTokenKind? Kind(int index) => index >= 0 && index < _tokens.Count ? _tokens[index].Kind : null;

    private bool IsWord(int index, string word) => index >= 0 && index < _tokens.Count && _tokens[index].IsWord(expression, word);
}
