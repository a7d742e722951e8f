using System.Globalization;

namespace MigrationKit.History;

/// <summary>A process that has said that it runs.</summary>
/// <param name="MigrationId">The last migration that it knows.</param>
/// <param name="Fingerprint">That of the schema after it, which the process needs.</param>
/// <param name="Application">The name of the application.</param>
/// <param name="Host">The name of its machine or container.</param>
/// <param name="ProcessId">Its number there.</param>
/// <param name="RegisteredAt">When it said so first, by the clock of the server.</param>
/// <param name="IsLive">Whether it has neither stopped nor been silent for too long.</param>
internal sealed record Instance(
    string MigrationId, string Fingerprint, string Application, string Host, int ProcessId, DateTimeOffset RegisteredAt, bool IsLive)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Application}, process {ProcessId} on {Host}, since {RegisteredAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z, with {MigrationId} as its last migration");
}
