using System.Text;

namespace MigrationKit.Core.Syntax;

/// <summary>Pieces of a text that are replaced, from the front to the back.</summary>
internal sealed class TextEdits(string text)
{
    private readonly StringBuilder _result = new();
    private int _copied;

    public void Replace(int start, int end, string replacement)
    {
        _result.Append(text, _copied, start - _copied).Append(replacement);
        _copied = end;
    }

    public override string ToString() => _copied == 0 && _result.Length == 0 ? text : _result + text.Substring(_copied);
}
