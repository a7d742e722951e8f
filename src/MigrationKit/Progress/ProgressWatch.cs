using MigrationKit.Execution;
using MigrationKit.Internal;
using MigrationKit.Telemetry;

namespace MigrationKit.Progress;

/// <summary>
/// Watches a step while it runs and says how far it is, at an interval. It is not needed for the run: whatever goes wrong here is noted
/// and nothing else.
/// </summary>
internal sealed class ProgressWatch : IAsyncDisposable
{
    private readonly StepContext _context;
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private readonly CancellationTokenSource _wait = new();
    private readonly CancellationTokenSource _end = new();
    private readonly BackfillNotices _notices;
    private readonly Task _watching;
    private IndexProgress? _index;

    private ProgressWatch(StepContext context)
    {
        _context = context;
        _notices = new BackfillNotices(context.Session.Connection);
        Tell(MigrationProgressState.Started, work: null);
        _watching = context.Options.ProgressInterval > TimeSpan.Zero ? WatchAsync() : Task.CompletedTask;
    }

    public static ProgressWatch Start(StepContext context) => new(context);

    /// <summary>The step is done: nothing is said of it after that.</summary>
    public async Task DoneAsync()
    {
        await EndAsync().ConfigureAwait(false);
        Tell(MigrationProgressState.Done, work: null);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync().ConfigureAwait(false);
        _notices.Dispose();
        _wait.Dispose();
        _end.Dispose();
        if (_index is not null)
        {
            await _index.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task EndAsync()
    {
        // Nearly every step ends before the first interval does, and then this is all, in this thread.
#pragma warning disable CA1849 // Asynchronously it would be left to another thread.
        _wait.Cancel();
#pragma warning restore CA1849
        if (!_watching.IsCompleted)
        {
            await _end.CancelAsync().ConfigureAwait(false);
            await _watching.ConfigureAwait(false);
        }
    }

    private async Task WatchAsync()
    {
        while (true)
        {
            // Without an exception, as nearly every step ends before the first interval does.
            await Task.Delay(_context.Options.ProgressInterval, _wait.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_wait.IsCancellationRequested)
            {
                return;
            }

            var work = await ReadAsync().ConfigureAwait(false);
            if (!_wait.IsCancellationRequested)
            {
                var detail = work is null ? "" : $", {work}";
                _context.Logger.StepGoesOn(
                    _context.Step.Number, _context.MigrationId, Elapsed.TotalSeconds, StatementClass.Of(_context.Step.Statements) + detail);
                Tell(MigrationProgressState.Running, work);
            }
        }
    }

    private TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_start);

    private async Task<MigrationWork?> ReadAsync()
    {
        try
        {
            // Only now, as few steps last until somebody wants to know.
            _index ??= IndexProgress.MayHave(_context.Step.Statements) ? new IndexProgress(_context.Session) : null;
            var index = _index is null ? null : await _index.ReadAsync(_end.Token).ConfigureAwait(false);
            return index ?? _notices.Last;
        }
        catch (Exception error)
        {
            Note(error);
            return null;
        }
    }

    private void Tell(MigrationProgressState state, MigrationWork? work)
    {
        if (_context.Options.Progress is not { } progress)
        {
            return;
        }

        try
        {
            progress.Report(new MigrationProgress
            {
                ModelName = _context.ModelName,
                MigrationId = _context.MigrationId,
                Step = _context.Step.Number,
                StepCount = _context.StepCount,
                Operation = StatementClass.Of(_context.Step.Statements),
                State = state,
                Elapsed = Elapsed,
                Work = work,
            });
        }
        catch (Exception error)
        {
            Note(error);
        }
    }

    private void Note(Exception error) =>
        _context.Logger.ProgressUnknown(_context.Step.Number, _context.MigrationId, error.GetBaseException().Message);
}
