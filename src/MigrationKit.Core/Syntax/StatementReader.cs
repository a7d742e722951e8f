namespace MigrationKit.Core.Syntax;

/// <summary>
/// Cuts a script into the same statements as <see cref="StatementSplitter"/>, with no more of it in memory than a window that grows to the
/// length of its longest statement.
/// </summary>
/// <param name="script">The script.</param>
/// <param name="windowLength">How many characters are looked at together, if no statement is longer.</param>
internal sealed class StatementReader(TextReader script, int windowLength = 1 << 18)
{
    /// <summary>Most scripts are not longer, and a start may read hundreds.</summary>
    private const int FirstLength = 1 << 12;

    private string _window = "";
    private int _windowStart;
    private int _first;
    private int _line = 1;
    private bool _isEnd;

    public IEnumerable<SqlStatement> Read()
    {
        var length = Math.Min(FirstLength, windowLength);
        while (!_isEnd)
        {
            Fill(length);
            var pieces = StatementSplitter.Split(_window, _first, _line);
            var whole = _isEnd ? pieces.Count : Math.Max(0, pieces.Count - Uncertain(pieces));
            for (var i = 0; i < whole; i++)
            {
                yield return pieces[i] with { Start = pieces[i].Start + _windowStart };
            }

            length = whole == 0 ? length * 2 : Math.Min(length * 2, windowLength);
            if (!_isEnd && whole > 0)
            {
                Drop(pieces[whole].Start);
            }
        }
    }

    // What comes next may belong to the last one. A comment of which the end, or the second sign, is still to come looks like a statement, and is
    // a part of the one before.
    private static int Uncertain(IReadOnlyList<SqlStatement> pieces) =>
        pieces.Count > 0 && pieces[pieces.Count - 1].Sql is var sql && (sql is "-" or "/" || sql.StartsWith("/*", StringComparison.Ordinal)) ? 2 : 1;

    private void Fill(int length)
    {
        var buffer = new char[length];
        var count = script.ReadBlock(buffer, 0, length);
        _isEnd = count < length;
        _window += new string(buffer, 0, count);
    }

    /// <summary>The character before stays, so that none but the first of a script stands at the beginning of a text.</summary>
    private void Drop(int end)
    {
        _line = new LineCounter(_window, _first, _line).LineOf(end);
        _window = _window.Substring(end - 1);
        _windowStart += end - 1;
        _first = 1;
    }
}
