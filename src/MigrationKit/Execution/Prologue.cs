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
    {
        var isLocal = context.Step.Transactional;
        var lockTimeout = context.Step.LockTimeout ?? (isLocal ? context.Options.StepLockTimeout : TimeSpan.Zero);
        var milliseconds = ((long)lockTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var settings = context.Session.Settings.Append(("lock_timeout", milliseconds))
            .Select(setting => Set(setting.Item1, $"'{setting.Item2}'", isLocal));
        var path = context.Session.IsPathOpen ? [Set("search_path", SearchPath.Safe, isLocal)] : Array.Empty<string>();
        var assertion = isLocal ? context.Lock.TransactionAssertion : context.Lock.Assertion;
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
