namespace MigrationKit.Chaos.Tests.Support;

/// <summary>Lets one client send so many batches, and then holds it until it is set free.</summary>
internal sealed class Turns(int batches)
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _free = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = batches;

    /// <summary>Done once the client wants to send more than it may.</summary>
    public Task Arrived => _arrived.Task;

    public void Free() => _free.TrySetResult();

    /// <summary>Called before each batch of the client.</summary>
    public Task TakeAsync()
    {
        if (Interlocked.Decrement(ref _left) >= 0 || _free.Task.IsCompleted)
        {
            return Task.CompletedTask;
        }

        _arrived.TrySetResult();
        return _free.Task;
    }
}
