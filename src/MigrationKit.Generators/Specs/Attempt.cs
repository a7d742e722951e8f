namespace MigrationKit.Generators.Specs;

/// <summary>
/// The result of a step, or why it failed. An exception that left a step would make the compiler drop the generator with a warning; kept as
/// a value it becomes an error at the end, and no manifest: a crash must never look like an empty schema.
/// </summary>
internal sealed record Attempt<T>(T? Value, string? Failure)
    where T : class
{
    public static Attempt<T> Of(Func<T?> step)
    {
        try
        {
            return new Attempt<T>(step(), null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new Attempt<T>(null, Crash.Describe(error));
        }
    }
}

internal static class Crash
{
    /// <summary>Type, message and the place it came from, on one line.</summary>
    public static string Describe(Exception error)
    {
        var place = error.StackTrace?.Split('\n')[0].Trim();
        return $"{error.GetType().FullName}: {error.Message.Replace("\r", "").Replace('\n', ' ')} {place}".TrimEnd();
    }
}
