using System.Diagnostics.Metrics;

namespace MigrationKit.Telemetry;

/// <summary>The metrics of what is applied. Apart from what every start tells, so that a start with nothing to apply does not make them.</summary>
internal static class ApplyingMetrics
{
    /// <summary>From a statement on the catalog to an index that takes hours.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60, 300, 900, 3600, 14400],
    };

    public static readonly Counter<long> MigrationsApplied =
        MigrationTelemetry.Meter.CreateCounter<long>("migrationkit.migrations.applied", "{migration}", "Migrations that this process has applied.");

    public static readonly Histogram<double> StepDuration = MigrationTelemetry.Meter.CreateHistogram(
        "migrationkit.step.duration", "s", "How long steps took, retries included.", tags: null, advice: Seconds);

    public static readonly Counter<long> StepRetries =
        MigrationTelemetry.Meter.CreateCounter<long>("migrationkit.step.retries", "{retry}", "Attempts at steps after the first.");

    public static readonly Histogram<double> LockWait = MigrationTelemetry.Meter.CreateHistogram(
        "migrationkit.lock.wait", "s", "How long the migration lock was waited for.", tags: null, advice: Seconds);
}
