using System.Globalization;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>
/// Begins every step alike, whatever scripts before it did to the session (dumps begin with set_config('search_path', '', false)), and
/// stops it on the server if the migration lock is not this session's.
/// </summary>
internal sealed class Prologue
{
    private readonly NpgsqlBatchCommand _check;

    public Prologue(StepContext context)
        : this(
            context.Session,
            context.Lock,
            context.Step.Transactional,
            context.Step.LockTimeout ?? (context.Step.Transactional ? context.Options.StepLockTimeout : TimeSpan.Zero))
    {
    }

    /// <param name="session">The session.</param>
    /// <param name="migrationLock">The lock that it must have.</param>
    /// <param name="isLocal">Whether this is the beginning of a transaction, and for it alone.</param>
    /// <param name="lockTimeout">How long to wait for the lock on a table; zero is no limit.</param>
    public Prologue(MigrationSession session, AdvisoryLock migrationLock, bool isLocal, TimeSpan lockTimeout)
    {
        var milliseconds = ((long)lockTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var settings = session.Settings.Append(("lock_timeout", milliseconds))
            .Select(setting => Set(setting.Item1, $"'{setting.Item2}'", isLocal));
        var path = session.IsPathOpen ? [Set("search_path", SearchPath.Safe, isLocal)] : Array.Empty<string>();
        var assertion = isLocal ? migrationLock.TransactionAssertion : migrationLock.Assertion;
        _check = new NpgsqlBatchCommand($"SELECT {string.Join(", ", settings.Concat(path).Prepend(assertion))}");
        Commands = [new NpgsqlBatchCommand("RESET ALL"), _check];
    }

    public IReadOnlyList<NpgsqlBatchCommand> Commands { get; }

    /// <summary>Whether it was this that failed, because the lock is not held.</summary>
    public bool Refused(NpgsqlException error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.InvalidTextRepresentation } && error.BatchCommand == _check;

    private static string Set(string name, string value, bool isLocal) =>
        $"pg_catalog.set_config('{name}', {value}, {(isLocal ? "true" : "false")})";
}
