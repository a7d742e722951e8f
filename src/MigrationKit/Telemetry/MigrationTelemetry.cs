using System.Diagnostics;
using System.Diagnostics.Metrics;
using MigrationKit.Internal;

namespace MigrationKit.Telemetry;

/// <summary>
/// What MigrationKit tells of itself to OpenTelemetry and others. Nothing of it holds SQL, values or secrets, and no tag of a metric has
/// more values than there are models, outcomes or error codes.
/// </summary>
internal static class MigrationTelemetry
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Name = "MigrationKit";

    public static readonly ActivitySource Source = new(Name, MigrationKitVersion.Current);

    private static readonly Meter Meter = new(Name, MigrationKitVersion.Current);

    /// <summary>From a statement on the catalog to an index that takes hours.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60, 300, 900, 3600, 14400],
    };

    public static readonly Counter<long> MigrationsApplied =
        Meter.CreateCounter<long>("migrationkit.migrations.applied", "{migration}", "Migrations that this process has applied.");

    public static readonly Gauge<long> MigrationsPending =
        Meter.CreateGauge<long>("migrationkit.migrations.pending", "{migration}", "Migrations that the database lacks, when it was last looked at.");

    public static readonly Histogram<double> StepDuration = Meter.CreateHistogram(
        "migrationkit.step.duration", "s", "How long steps took, retries included.", tags: null, advice: Seconds);

    public static readonly Counter<long> StepRetries =
        Meter.CreateCounter<long>("migrationkit.step.retries", "{retry}", "Attempts at steps after the first.");

    public static readonly Histogram<double> LockWait = Meter.CreateHistogram(
        "migrationkit.lock.wait", "s", "How long the migration lock was waited for.", tags: null, advice: Seconds);

    /// <summary>How many migrations a database lacks of a model.</summary>
    public static void Pending(string model, int count) => MigrationsPending.Record(count, new KeyValuePair<string, object?>(Tag.Model, model));
}
