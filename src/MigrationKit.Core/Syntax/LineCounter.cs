namespace MigrationKit.Core.Syntax;

/// <summary>Numbers the lines of a text for indexes that only grow, so that all of them together cost one pass.</summary>
/// <param name="text">The text.</param>
/// <param name="start">Where to begin.</param>
/// <param name="line">The number of the line of that place.</param>
internal sealed class LineCounter(string text, int start = 0, int line = 1)
{
    private int _position = start;
    private int _line = line;

    public int LineOf(int index)
    {
        for (; _position < index; _position++)
        {
            var isLineEnd = text[_position] == '\n' || (text[_position] == '\r' && !(_position + 1 < text.Length && text[_position + 1] == '\n'));
            _line += isLineEnd ? 1 : 0;
        }

        return _line;
    }
}
