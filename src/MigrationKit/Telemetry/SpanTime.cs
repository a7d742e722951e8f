namespace MigrationKit.Telemetry;

/// <summary>When something was that is told of afterwards.</summary>
internal readonly record struct SpanTime(DateTimeOffset Start, TimeSpan Duration)
{
    public DateTimeOffset End => Start + Duration;

    /// <summary>From the beginning of the first to the end of the last of some; null unless it is known of all.</summary>
    public static SpanTime? OfAll(IEnumerable<SpanTime?> parts)
    {
        SpanTime? whole = null;
        foreach (var part in parts)
        {
            if (part is not { } known)
            {
                return null;
            }

            whole = whole is { } before ? before with { Duration = known.End - before.Start } : known;
        }

        return whole;
    }
}
