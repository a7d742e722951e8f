using System.Diagnostics;

namespace MigrationKit.Tests.Support;

/// <summary>Npgsql's own tracing: one activity per command or batch that goes to the server.</summary>
internal static class BatchListener
{
    public static ActivityListener Count(string database, Action onBatch)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => tag.Key is "db.name" or "db.namespace" && Equals(tag.Value, database))
                    && activity.TagObjects.Any(static tag => tag.Key is "db.statement" or "db.query.text"))
                {
                    onBatch();
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
