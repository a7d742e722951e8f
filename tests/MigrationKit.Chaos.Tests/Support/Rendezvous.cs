namespace MigrationKit.Chaos.Tests.Support;

/// <summary>Where several runs wait until one thing has happened to all of them.</summary>
internal sealed class Rendezvous(int parties, Func<Task> happening)
{
    private readonly TaskCompletionSource _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = parties;

    /// <summary>One of those who are waited for.</summary>
    public Party Join() => new(this);

    private async Task ArriveAsync()
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
    }

    /// <summary>One run. Its connection may arrive, and the run itself, which does not wait for an answer to its last message.</summary>
    internal sealed class Party(Rendezvous rendezvous)
    {
        private int _hasArrived;

        /// <summary>Arrives, unless it has, and waits for it to have happened.</summary>
        public async Task ArriveAsync()
        {
            if (Interlocked.Exchange(ref _hasArrived, 1) == 0)
            {
                await rendezvous.ArriveAsync();
            }

            await rendezvous._happened.Task;
        }
    }
}
