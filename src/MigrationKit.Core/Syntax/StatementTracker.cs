namespace MigrationKit.Core.Syntax;

/// <summary>
/// Tells where a statement ends, token by token. As in psql a semicolon ends nothing inside parentheses (CREATE RULE … DO (a; b))
/// and inside the body of an SQL-standard routine (BEGIN ATOMIC a; b; END), where CASE has an END of its own.
/// </summary>
internal sealed class StatementTracker(string sql)
{
    private Head _head;
    private int _parentheses;
    private int _bodyDepth;
    private SqlToken _previous;
    private bool _hasEnded;

    /// <summary>What the first words say of the statement.</summary>
    private enum Head { None, Create, CreateOr, CreateOrReplace, Routine, Copy, CopyFromStdin, Other }

    public bool IsBetweenStatements => _head == Head.None || _hasEnded;

    public bool IsCopyFromStdin => _head == Head.CopyFromStdin;

    /// <summary>The semicolon of a COPY FROM stdin was the last token: what comes is no SQL.</summary>
    public bool AwaitsCopyData => !_hasEnded && IsCopyFromStdin && IsOutermost && _previous.Kind == SqlTokenKind.Semicolon;

    private bool IsOutermost => _parentheses == 0 && _bodyDepth == 0;

    /// <summary>Takes the next token; true when the statement ends with it.</summary>
    public bool Observe(SqlToken token)
    {
        if (token.IsTrivia)
        {
            return false;
        }

        if (_hasEnded)
        {
            Reset();
        }

        _hasEnded = IsEnd(token.Kind);
        if (!_hasEnded)
        {
            Enter(token);
        }

        _previous = token;
        return _hasEnded;
    }

    private bool IsEnd(SqlTokenKind kind) => kind switch
    {
        SqlTokenKind.Semicolon => IsOutermost && !IsCopyFromStdin,
        SqlTokenKind.MetaCommand or SqlTokenKind.CopyData => true,
        _ => false,
    };

    private void Enter(SqlToken token)
    {
        _parentheses = token.Kind switch
        {
            SqlTokenKind.OpenParen => _parentheses + 1,
            SqlTokenKind.CloseParen => Math.Max(0, _parentheses - 1),
            _ => _parentheses,
        };
        _head = NextHead(token);
        if (_head == Head.Routine && _parentheses == 0 && !IsLabel())
        {
            _bodyDepth += BodyDepthChange(token);
        }
    }

    private Head NextHead(SqlToken token) => _head switch
    {
        Head.None when token.IsWord(sql, "create") => Head.Create,
        Head.None when token.IsWord(sql, "copy") => Head.Copy,
        Head.Create when token.IsWord(sql, "or") => Head.CreateOr,
        Head.CreateOr when token.IsWord(sql, "replace") => Head.CreateOrReplace,
        Head.Create or Head.CreateOrReplace when token.IsWord(sql, "function") || token.IsWord(sql, "procedure") => Head.Routine,
        Head.Copy when _parentheses == 0 && token.IsWord(sql, "stdin") && _previous.IsWord(sql, "from") => Head.CopyFromStdin,
        Head.Copy or Head.CopyFromStdin or Head.Routine => _head,
        _ => Head.Other,
    };

    // Reserved words are plain names there: new.end, SELECT 1 AS end.
    private bool IsLabel() => _previous.Kind == SqlTokenKind.Dot || _previous.IsWord(sql, "as");

    private int BodyDepthChange(SqlToken token)
    {
        if (_bodyDepth == 0)
        {
            return token.IsWord(sql, "atomic") && _previous.IsWord(sql, "begin") ? 1 : 0;
        }

        return token.IsWord(sql, "case") ? 1 : token.IsWord(sql, "end") ? -1 : 0;
    }

    private void Reset()
    {
        _head = Head.None;
        _parentheses = 0;
        _bodyDepth = 0;
        _previous = default;
    }
}
