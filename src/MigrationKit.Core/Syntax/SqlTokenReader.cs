namespace MigrationKit.Core.Syntax;

/// <summary>One pass over SQL text, a token at a time.</summary>
/// <param name="sql">The text.</param>
/// <param name="start">Where to begin: at the beginning, or right after the end of a statement.</param>
internal sealed class SqlTokenReader(string sql, int start)
{
    private readonly StatementTracker _statement = new(sql);
    private int _position = start;
    private bool _atLineStart = start == 0;
    private EscapeContinuation _continuation;

    /// <summary>
    /// A string goes on in the next one when only blanks and line comments, and at least one line end, are between; after
    /// <c>E'…'</c> the next one has escapes too, though it has no prefix.
    /// </summary>
    private enum EscapeContinuation { None, SameLine, NextLine }

    public bool TryRead(out SqlToken token)
    {
        if (_position >= sql.Length)
        {
            token = default;
            return false;
        }

        var start = _position;
        var (kind, end) = Scan(start);
        // No end was found: everything that is left belongs to it.
        token = end < 0 ? new SqlToken(SqlTokenKind.Invalid, start, sql.Length - start) : new SqlToken(kind, start, end - start);
        Advance(token);
        return true;
    }

    private void Advance(SqlToken token)
    {
        _position = token.End;
        _statement.Observe(token);
        var endsLine = token.Kind == SqlTokenKind.Whitespace && sql.IndexOfAny(SqlScan.LineEnds, token.Start, token.Length) >= 0;
        _atLineStart = endsLine || (_atLineStart && token.Kind == SqlTokenKind.Whitespace);
        _continuation = token.Kind switch
        {
            SqlTokenKind.EscapeString => EscapeContinuation.SameLine,
            SqlTokenKind.Whitespace or SqlTokenKind.LineComment when _continuation != EscapeContinuation.None =>
                endsLine ? EscapeContinuation.NextLine : _continuation,
            _ => EscapeContinuation.None,
        };
    }

    private (SqlTokenKind Kind, int End) Scan(int start)
    {
        if (_statement.AwaitsCopyData)
        {
            return (SqlTokenKind.CopyData, SqlScan.CopyDataEnd(sql, start));
        }

        var first = sql[start];
        if (SqlScan.IsWhitespace(sql, start))
        {
            return (SqlTokenKind.Whitespace, SqlScan.WhitespaceEnd(sql, start));
        }

        if (SqlScan.IsIdentifierStart(first))
        {
            return ScanWordOrPrefixedString(start);
        }

        return first switch
        {
            '\'' when _continuation == EscapeContinuation.NextLine => (SqlTokenKind.EscapeString, SqlScan.EscapedEnd(sql, start)),
            '\'' => (SqlTokenKind.String, SqlScan.QuotedEnd(sql, start)),
            '"' => (SqlTokenKind.QuotedIdentifier, SqlScan.QuotedEnd(sql, start)),
            '$' => ScanDollar(start),
            '-' when At(start + 1) == '-' => (SqlTokenKind.LineComment, SqlScan.LineEnd(sql, start)),
            '/' when At(start + 1) == '*' => (SqlTokenKind.BlockComment, SqlScan.BlockCommentEnd(sql, start)),
            '\\' when _atLineStart && _statement.IsBetweenStatements => (SqlTokenKind.MetaCommand, SqlScan.LineEnd(sql, start)),
            '.' when SqlScan.IsDigit(At(start + 1)) => (SqlTokenKind.Number, SqlScan.NumberEnd(sql, start)),
            >= '0' and <= '9' => (SqlTokenKind.Number, SqlScan.NumberEnd(sql, start)),
            _ => ScanPunctuation(start),
        };
    }

    private (SqlTokenKind Kind, int End) ScanWordOrPrefixedString(int start)
    {
        var next = At(start + 1);
        switch (sql[start])
        {
            case 'e' or 'E' when next == '\'':
                return (SqlTokenKind.EscapeString, SqlScan.EscapedEnd(sql, start + 1));
            case 'n' or 'N' or 'b' or 'B' or 'x' or 'X' when next == '\'':
                return (SqlTokenKind.String, SqlScan.QuotedEnd(sql, start + 1));
            case 'u' or 'U' when next == '&' && At(start + 2) == '\'':
                return (SqlTokenKind.String, SqlScan.QuotedEnd(sql, start + 2));
            case 'u' or 'U' when next == '&' && At(start + 2) == '"':
                return (SqlTokenKind.QuotedIdentifier, SqlScan.QuotedEnd(sql, start + 2));
            default:
                return (SqlTokenKind.Word, SqlScan.WordEnd(sql, start));
        }
    }

    private (SqlTokenKind Kind, int End) ScanDollar(int start)
    {
        if (SqlScan.IsDigit(At(start + 1)))
        {
            return (SqlTokenKind.Parameter, SqlScan.DigitsEnd(sql, start + 1));
        }

        var tagEnd = SqlScan.DollarTagEnd(sql, start);
        return tagEnd < 0 ? (SqlTokenKind.Operator, start + 1) : (SqlTokenKind.DollarString, SqlScan.DollarStringEnd(sql, start, tagEnd));
    }

    private (SqlTokenKind Kind, int End) ScanPunctuation(int start) => sql[start] switch
    {
        ',' => (SqlTokenKind.Comma, start + 1),
        ';' => (SqlTokenKind.Semicolon, start + 1),
        '(' => (SqlTokenKind.OpenParen, start + 1),
        ')' => (SqlTokenKind.CloseParen, start + 1),
        '[' => (SqlTokenKind.OpenBracket, start + 1),
        ']' => (SqlTokenKind.CloseBracket, start + 1),
        '.' when At(start + 1) == '.' => (SqlTokenKind.Operator, start + 2),
        '.' => (SqlTokenKind.Dot, start + 1),
        ':' when At(start + 1) == ':' => (SqlTokenKind.TypeCast, start + 2),
        ':' when At(start + 1) == '=' => (SqlTokenKind.Operator, start + 2),
        ':' => (SqlTokenKind.Colon, start + 1),
        _ => (SqlTokenKind.Operator, SqlScan.OperatorEnd(sql, start)),
    };

    private char At(int index) => index < sql.Length ? sql[index] : '\0';
}
