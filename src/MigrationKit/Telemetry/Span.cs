using System.Diagnostics;

namespace MigrationKit.Telemetry;

/// <summary>Runs something inside of a span that tells how it ended.</summary>
internal static class Span
{
    public const string Run = "migrationkit.run";
    public const string Lock = "migrationkit.lock";
    public const string Migration = "migrationkit.migration";
    public const string Step = "migrationkit.step";
    public const string DataMigration = "migrationkit.data_migration";
    public const string Seeder = "migrationkit.seeder";

    private const string PostgreSql = "postgresql";

    /// <summary>Whether anybody listens.</summary>
    public static bool IsListenedTo => MigrationTelemetry.Source.HasListeners();

    /// <param name="name">One of the names above.</param>
    /// <param name="describe">Sets tags; only called if somebody listens.</param>
    /// <param name="operation">What to run.</param>
    /// <param name="outcome">How it ended, if it did not throw.</param>
    /// <param name="time">When it was, if that is told of afterwards.</param>
    public static Task<T> TraceAsync<T>(
        string name, Action<Activity> describe, Func<Activity?, Task<T>> operation, Func<T, string> outcome, SpanTime? time = null) =>
        IsListenedTo ? ListenedToAsync(name, describe, operation, outcome, time) : operation(null);

    private static async Task<T> ListenedToAsync<T>(
        string name, Action<Activity> describe, Func<Activity?, Task<T>> operation, Func<T, string> outcome, SpanTime? time)
    {
        using var activity = MigrationTelemetry.Source.StartActivity(ActivityKind.Internal, startTime: time?.Start ?? default, name: name);
        if (activity is not null)
        {
            activity.SetTag(Tag.System, PostgreSql);
            describe(activity);
        }

        try
        {
            var result = await operation(activity).ConfigureAwait(false);
            activity?.SetTag(Tag.Outcome, outcome(result));
            if (time is { } known)
            {
                activity?.SetEndTime(known.End.UtcDateTime);
            }

            return result;
        }
        catch (Exception error) when (Fail(activity, error))
        {
            throw;
        }
    }

    /// <param name="name">One of the names above.</param>
    /// <param name="describe">Sets tags; only called if somebody listens.</param>
    /// <param name="operation">What to run.</param>
    /// <param name="outcome">How it ended, if it did not throw.</param>
    public static Task TraceAsync(string name, Action<Activity> describe, Func<Task> operation, string outcome) => TraceAsync(
        name,
        describe,
        async _ =>
        {
            await operation().ConfigureAwait(false);
            return outcome;
        },
        static outcome => outcome);

    /// <summary>The message of an exception may quote SQL and values, so only its code gets into the span.</summary>
    private static bool Fail(Activity? activity, Exception error)
    {
        var type = error is MigrationException known ? known.Code : error.GetType().FullName;
        activity?.SetTag(Tag.Outcome, Outcome.Of(error)).SetTag(Tag.ErrorType, type).SetStatus(ActivityStatusCode.Error, type);
        return false;
    }
}
