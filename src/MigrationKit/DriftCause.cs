using System.Globalization;

namespace MigrationKit;

/// <summary>A command that may have made an object differ, as <c>dotnet migrationkit database audit on</c> lets the database remember it.</summary>
public sealed record DriftCause
{
    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The role that was logged in.</summary>
    public required string Role { get; init; }

    /// <summary>What the client called itself; it may say what it likes.</summary>
    public required string Application { get; init; }

    /// <summary>Where the client was; null for one that came by way of a Unix socket.</summary>
    public string? Address { get; init; }

    /// <summary>The tag of the command: <c>ALTER TABLE</c>.</summary>
    public required string Command { get; init; }

    /// <summary>What it was about, as PostgreSQL writes it: <c>public.users</c>; null for commands about rights.</summary>
    public string? Object { get; init; }

    /// <summary>For people: <c>ALTER TABLE on public.users by alice (psql, 10.0.0.7) at 2026-11-20 12:00:00Z</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Command}{(Object is null ? "" : $" on {Object}")} by {Role}{Client} at {At.ToUniversalTime():u}");

    private string Client => (Application, Address) switch
    {
        ("", null) => "",
        ("", { } address) => $" ({address})",
        (_, null) => $" ({Application})",
        _ => $" ({Application}, {Address})",
    };
}
