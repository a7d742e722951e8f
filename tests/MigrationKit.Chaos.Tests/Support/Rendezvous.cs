namespace MigrationKit.Chaos.Tests.Support;

/// <summary>Where several runs wait until one thing has happened to all of them.</summary>
internal sealed class Rendezvous(int parties, Func<Task> happening)
{
    private readonly TaskCompletionSource _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = parties;

    /// <summary>Arrives, and waits for it to have happened.</summary>
    public async Task ArriveAsync()
    {
        await LeaveAsync();
        await _happened.Task;
    }

    /// <summary>Is not waited for any more.</summary>
    public async Task LeaveAsync()
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
                throw;
            }
        }
    }
}
