namespace MigrationKit.Chaos.Tests.Support;

/// <summary>Where several runs wait until one thing has happened to all of them.</summary>
internal sealed class Rendezvous(int parties, Func<Task> happening)
{
    private readonly TaskCompletionSource _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = parties;

    /// <summary>Arrives, and waits for it to have happened.</summary>
    public async Task ArriveAsync()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            try
            {
                await happening();
                _happened.SetResult();
            }
            catch (Exception error)
            {
                _happened.SetException(error);
            }
        }

        await _happened.Task;
    }
}
