namespace MigrationKit.Internal;

/// <summary>Growing delays with jitter, so that sessions that collided once do not go on in step.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest)
{
    private const double Growth = 1.5;
    private TimeSpan _upper = first;

    /// <summary>The next delay: between a third of the bound and the bound, which grows.</summary>
    public TimeSpan Next()
    {
        var upper = _upper < longest ? _upper : longest;
        _upper = upper * Growth;
        return upper * ((1 + (2 * Random.Shared.NextDouble())) / 3);
    }
}
