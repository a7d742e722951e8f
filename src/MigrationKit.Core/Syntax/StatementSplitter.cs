namespace MigrationKit.Core.Syntax;

/// <summary>Cuts a script into the statements that psql would send. The texts joined are the script, byte for byte.</summary>
internal static class StatementSplitter
{
    public static IReadOnlyList<SqlStatement> Split(string sql) => Split(sql, start: 0, line: 1);

    /// <summary>Cuts what begins at a place: the beginning of the script, or right after the end of a statement.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="line">The number of the line of that place.</param>
    public static IReadOnlyList<SqlStatement> Split(string sql, int start, int line)
    {
        var tokens = SqlLexer.Tokenize(sql, start);
        var statements = new List<SqlStatement>();
        var tracker = new StatementTracker(sql);
        var lines = new LineCounter(sql, start, line);
        var first = 0;
        var afterLast = AfterLastReal(tokens);
        for (var i = 0; i < afterLast; i++)
        {
            var ends = tracker.Observe(tokens[i]);
            if (!ends && i + 1 < afterLast)
            {
                continue;
            }

            // Blanks and comments after the last statement are part of it.
            var last = i + 1 == afterLast ? tokens.Count : i + 1;
            statements.Add(new StatementPiece(sql, tokens, first, last).ToStatement(lines, tracker.IsCopyFromStdin));
            first = last;
        }

        if (first < tokens.Count)
        {
            statements.Add(new StatementPiece(sql, tokens, first, tokens.Count).ToStatement(lines, isCopyFromStdin: false));
        }

        return statements;
    }

    private static int AfterLastReal(IReadOnlyList<SqlToken> tokens)
    {
        var count = tokens.Count;
        while (count > 0 && tokens[count - 1].IsTrivia)
        {
            count--;
        }

        return count;
    }
}
