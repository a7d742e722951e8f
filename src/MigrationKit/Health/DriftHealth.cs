using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MigrationKit.Health;

/// <summary>What was found of drift, and what that is worth.</summary>
/// <param name="Report">What was found, possibly some time ago.</param>
/// <param name="Policy">What the application wants to be made of it.</param>
internal sealed record DriftHealth(DriftReport Report, DriftPolicy Policy)
{
    private const int MostNamed = 5;

    /// <summary>An application that only warns goes on with a drifted database when it starts, and so it does later.</summary>
    public HealthStatus Status => !Report.HasDrift ? HealthStatus.Healthy
        : Policy == DriftPolicy.Fail ? HealthStatus.Unhealthy
        : HealthStatus.Degraded;

    /// <summary>Null where there is nothing to say.</summary>
    public string? Description => Report switch
    {
        { NotComparedBecause: { } reason } => $"Drift is not known: {reason}",
        { HasDrift: true } => string.Create(CultureInfo.InvariantCulture, $"Drifted in {Report.Objects.Count} object(s): {Names}."),
        _ => null,
    };

    private string Names => string.Join("; ", Report.Objects.Take(MostNamed).Select(static item => $"{item.ObjectKind} {item.Name} ({Word(item.Kind)})"))
        + (Report.Objects.Count > MostNamed ? "; …" : "");

    private static string Word(DriftKind kind) => kind.ToString().ToLowerInvariant();
}
