namespace MigrationKit.Core.Syntax;

/// <summary>Numbers the lines of a text for indexes that only grow, so that all of them together cost one pass.</summary>
internal sealed class LineCounter(string text)
{
    private int _position;
    private int _line = 1;

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
