namespace MigrationKit.Telemetry;

/// <summary>How something ended: the values of the tag <see cref="Tag.Outcome"/>.</summary>
internal static class Outcome
{
    public const string Applied = "applied";
    public const string UpToDate = "up_to_date";
    public const string Ahead = "ahead";
    public const string AppliedByOther = "applied_by_other";
    public const string Acquired = "acquired";
    public const string Failed = "failed";
    public const string Canceled = "canceled";

    public static string Of(Exception error) => error is OperationCanceledException ? Canceled : Failed;

    public static string Of(MigrationReport report) =>
        report.Models.Any(static model => !model.IsUnchanged) ? Applied
        : report.WasBehind ? AppliedByOther
        : report.Models.Any(static model => model.IsAhead) ? Ahead
        : UpToDate;
}
