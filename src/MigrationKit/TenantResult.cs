namespace MigrationKit;

/// <summary>What was done for one tenant.</summary>
public sealed record TenantResult
{
    /// <summary>The name of the tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>How it went.</summary>
    public required TenantState State { get; init; }

    /// <summary>What applying did; null when it failed.</summary>
    public MigrationReport? Report { get; init; }

    /// <summary>Why it failed, as a rule a <see cref="MigrationException"/>; null when it did not.</summary>
    public Exception? Error { get; init; }

    /// <summary>The code of the failure, such as <c>MK6002</c>; null when it did not fail, or with an error that is not ours.</summary>
    public string? Code => (Error as MigrationException)?.Code;

    /// <summary>How long it took, waiting for locks included.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The tenant and how it went, with the message of an error.</summary>
    public override string ToString() => $"{Tenant}: {(Error is null ? State.ToString() : Error.Message)}";
}
