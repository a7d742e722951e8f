using MigrationKit.Execution;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Data;

/// <summary>What running an application's code under the migration lock needs.</summary>
internal sealed record DataContext(
    MigrationSession Session, AdvisoryLock Lock, DataJournal Journal, MigrationSet Set, MigrationOptions Options, ILogger Logger)
{
    public NpgsqlConnection Connection => Session.Connection;

    /// <summary>Runs transactions, each as often as locks of others are in its way.</summary>
    /// <param name="work">What is run, for people.</param>
    public StepRetry RetryOf(string work) => new(
        Options,
        (error, delay, attempt) => Logger.DataRetries(work, delay.TotalMilliseconds, attempt, Options.MaxRetries, error.Message));
}
