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

    public static readonly Meter Meter = new(Name, MigrationKitVersion.Current);

    public static readonly Gauge<long> MigrationsPending =
        Meter.CreateGauge<long>("migrationkit.migrations.pending", "{migration}", "Migrations that the database lacks, when it was last looked at.");

    /// <summary>How many migrations a database lacks of a model.</summary>
    public static void Pending(string model, int count) => MigrationsPending.Record(count, new KeyValuePair<string, object?>(Tag.Model, model));
}
