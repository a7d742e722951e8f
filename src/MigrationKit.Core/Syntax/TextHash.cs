using System.Security.Cryptography;
using System.Text;

namespace MigrationKit.Core.Syntax;

/// <summary>SHA-256 of a text that comes in pieces, over the same bytes as that of the whole text with its line ends normalised.</summary>
/// <param name="bufferLength">So many characters are taken at once. Many migrations are not longer, and a start may look at hundreds.</param>
internal sealed class TextHash(int bufferLength = 1 << 10) : IDisposable
{
    private readonly SHA256 _sha = SHA256.Create();
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly char[] _characters = new char[bufferLength];
    private readonly byte[] _bytes = new byte[Encoding.UTF8.GetMaxByteCount(bufferLength)];
    private int _count;
    private bool _isBegun;
    private bool _isAfterReturn;

    public void Append(string text)
    {
        for (var done = 0; done < text.Length;)
        {
            var count = Math.Min(text.Length - done, bufferLength - _count);
            text.CopyTo(done, _characters, _count, count);
            done += count;
            Filled(count);
        }
    }

    public void Append(TextReader text)
    {
        for (var count = Fill(text); count > 0; count = Fill(text))
        {
            Filled(count);
        }
    }

    /// <summary>The hash of all that was appended.</summary>
    public byte[] Finish()
    {
        Flush(isEnd: true);
        _sha.TransformFinalBlock([], 0, 0);
        return _sha.Hash!;
    }

    public void Dispose() => _sha.Dispose();

    private int Fill(TextReader text) => text.Read(_characters, _count, bufferLength - _count);

    private void Filled(int count)
    {
        _count += count;
        if (_count == bufferLength)
        {
            Flush(isEnd: false);
        }
    }

    private void Flush(bool isEnd)
    {
        Normalize();
        _sha.TransformBlock(_bytes, 0, _encoder.GetBytes(_characters, 0, _count, _bytes, 0, isEnd), null, 0);
        _count = 0;
    }

    /// <summary>Most texts have nothing to normalise, and to look for it is much faster than to go through them.</summary>
    private void Normalize()
    {
        var hasMark = !_isBegun && _count > 0 && _characters[0] == '\uFEFF';
        _isBegun |= _count > 0;
        if (!hasMark && !_isAfterReturn && Array.IndexOf(_characters, '\r', 0, _count) < 0)
        {
            return;
        }

        var kept = 0;
        for (var i = hasMark ? 1 : 0; i < _count; i++)
        {
            var character = _characters[i];
            if (character != '\n' || !_isAfterReturn)
            {
                _characters[kept++] = character == '\r' ? '\n' : character;
            }

            _isAfterReturn = character == '\r';
        }

        _count = kept;
    }
}
