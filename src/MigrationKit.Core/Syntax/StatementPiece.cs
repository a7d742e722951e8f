namespace MigrationKit.Core.Syntax;

/// <summary>The tokens from <paramref name="first"/> until before <paramref name="last"/>, which make one statement.</summary>
internal sealed class StatementPiece(string sql, IReadOnlyList<SqlToken> tokens, int first, int last)
{
    public SqlStatement ToStatement(LineCounter lines, bool isCopyFromStdin)
    {
        var real = FirstReal();
        var start = tokens[first].Start;
        var realStart = real < last ? tokens[real].Start : tokens[last - 1].End;
        var line = lines.LineOf(real < last ? realStart : start);
        return new SqlStatement(sql.Substring(start, tokens[last - 1].End - start), start, line)
        {
            Sql = SentText(real),
            LeadingTrivia = sql.Substring(start, realStart - start),
            IsMetaCommand = real < last && tokens[real].Kind == SqlTokenKind.MetaCommand,
            IsCopyFromStdin = isCopyFromStdin,
            Error = ErrorOf(lines),
        };
    }

    private int FirstReal()
    {
        var i = first;
        while (i < last && tokens[i].IsTrivia)
        {
            i++;
        }

        return i;
    }

    private string SentText(int real)
    {
        var end = last;
        while (end > real && IsNotSent(tokens[end - 1]))
        {
            end--;
        }

        return end == real ? "" : sql.Substring(tokens[real].Start, tokens[end - 1].End - tokens[real].Start);
    }

    private static bool IsNotSent(SqlToken token) =>
        token.IsTrivia || token.Kind is SqlTokenKind.Semicolon or SqlTokenKind.MetaCommand or SqlTokenKind.CopyData;

    private string? ErrorOf(LineCounter lines)
    {
        var token = tokens[last - 1];
        return token.Kind == SqlTokenKind.Invalid ? $"line {lines.LineOf(token.Start)}: {WhatIsOpen(token)} is not closed" : null;
    }

    private string WhatIsOpen(SqlToken token) => sql[token.Start] switch
    {
        '"' => "the quoted identifier that starts here",
        '/' => "the comment that starts here with /*",
        '$' => $"the string that starts here with {sql.Substring(token.Start, SqlScan.DollarTagEnd(sql, token.Start) - token.Start)}",
        'u' or 'U' when sql[token.Start + 2] == '"' => "the quoted identifier that starts here",
        _ => "the string that starts here",
    };
}
