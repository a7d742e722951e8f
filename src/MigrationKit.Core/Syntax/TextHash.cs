using System.Security.Cryptography;
using System.Text;

namespace MigrationKit.Core.Syntax;

/// <summary>SHA-256 of a text that comes in pieces, over the same bytes as that of the whole text with its line ends normalised.</summary>
internal sealed class TextHash : IDisposable
{
    private readonly SHA256 _sha = SHA256.Create();
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private char[] _characters = [];
    private byte[] _bytes = [];
    private bool _isBegun;
    private bool _isAfterReturn;

    public void Append(char[] text, int count)
    {
        if (_characters.Length < count)
        {
            _characters = new char[count];
            _bytes = new byte[Encoding.UTF8.GetMaxByteCount(count)];
        }

        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var isSkipped = (text[i] == '\n' && _isAfterReturn) || (text[i] == '\uFEFF' && !_isBegun);
            (_isBegun, _isAfterReturn) = (true, text[i] == '\r');
            if (!isSkipped)
            {
                _characters[kept++] = text[i] == '\r' ? '\n' : text[i];
            }
        }

        Transform(kept, flush: false);
    }

    /// <summary>The hash of all that was appended.</summary>
    public byte[] Finish()
    {
        Transform(0, flush: true);
        _sha.TransformFinalBlock([], 0, 0);
        return _sha.Hash!;
    }

    public void Dispose() => _sha.Dispose();

    private void Transform(int count, bool flush)
    {
        if (_bytes.Length == 0)
        {
            _bytes = new byte[Encoding.UTF8.GetMaxByteCount(1)];
        }

        _sha.TransformBlock(_bytes, 0, _encoder.GetBytes(_characters, 0, count, _bytes, 0, flush), null, 0);
    }
}
