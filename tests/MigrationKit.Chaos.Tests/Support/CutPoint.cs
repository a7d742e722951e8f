namespace MigrationKit.Chaos.Tests.Support;

/// <summary>Where a connection is cut: in place of the n-th message of one direction, from 1.</summary>
/// <param name="FromServer">Whether messages of the server are counted, those that end an answer; or else all of the client.</param>
/// <param name="Message">The number of the message, over all connections of one start.</param>
internal sealed record CutPoint(bool FromServer, int Message)
{
    /// <summary>Cuts nothing.</summary>
    public static readonly CutPoint None = new(FromServer: false, int.MaxValue);

    public override string ToString() => $"{(FromServer ? "answer" : "message")} {Message}";
}
