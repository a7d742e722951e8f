using System.Buffers.Binary;

namespace MigrationKit.Chaos.Tests.Support;

/// <summary>Reads a stream of PostgreSQL's protocol message by message.</summary>
/// <remarks>https://www.postgresql.org/docs/current/protocol-message-formats.html</remarks>
internal sealed class MessagePipe(Stream stream, bool startsWithoutType)
{
    private readonly byte[] _head = new byte[5];
    private bool _hasType = !startsWithoutType;

    /// <summary>The next message with its type, which the first one of a client has not; null at the end.</summary>
    public async Task<(char Type, byte[] Bytes)?> ReadAsync(CancellationToken cancellationToken)
    {
        var headLength = _hasType ? 5 : 4;
        var head = _head.AsMemory(0, headLength);
        if (await stream.ReadAtLeastAsync(head, headLength, throwOnEndOfStream: false, cancellationToken) < headLength)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(head.Span[^4..]) - 4;
        var message = new byte[headLength + length];
        head.CopyTo(message);
        await stream.ReadExactlyAsync(message.AsMemory(headLength), cancellationToken);
        var type = _hasType ? (char)message[0] : '\0';
        _hasType = true;
        return (type, message);
    }
}
