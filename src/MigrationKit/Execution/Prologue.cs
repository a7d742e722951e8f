using System.Globalization;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>
/// Begins every step alike, whatever scripts before it did to the session (dumps begin with set_config('search_path', '', false)), and
/// stops it on the server if the migration lock is not this session's.
/// </summary>
internal sealed class Prologue
{
    private readonly string? _ownPath;
    private readonly string _sql;
    private readonly string _milliseconds;
    private NpgsqlBatchCommand? _check;

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
        _ownPath = session.OnlySchema is { } schema ? SearchPath.BeginningWith(schema, isLocal) : null;
        // A parameter, so that the SQL is the same for all steps of a run, whose plan the server then keeps.
        var settings = session.Settings.Select(setting => Set(setting.Name, $"'{setting.Value}'", isLocal))
            .Append(Set("lock_timeout", "$1", isLocal));
        var path = session.IsPathOpen ? [Set("search_path", SearchPath.Safe, isLocal)] : Array.Empty<string>();
        var assertion = isLocal ? migrationLock.TransactionAssertion : migrationLock.Assertion;
        _sql = $"SELECT {string.Join(", ", settings.Concat(path).Prepend(assertion))}";
        _milliseconds = ((long)lockTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>An expression that makes a setting.</summary>
    public static string Set(string name, string value, bool isLocal) =>
        $"pg_catalog.set_config('{name}', {value}, {(isLocal ? "true" : "false")})";

    /// <summary>New ones each time: a command remembers that it was prepared, when the server may have forgotten it.</summary>
    public NpgsqlBatchCommand[] Commands() =>
        [Create("RESET ALL"), .. _ownPath is null ? Array.Empty<NpgsqlBatchCommand>() : [Create(_ownPath)], _check = Create(_sql, Text(_milliseconds))];

    /// <summary>Why it was this that failed: the lock is not held; null if it was something else.</summary>
    public MigrationException? RefusalOf(NpgsqlException error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.InvalidTextRepresentation } refused && error.BatchCommand == _check
            ? AdvisoryLock.RefusalOf(refused)
            : null;
}
