using System.Text;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>Says what failed, where in the script, in PostgreSQL's words, and what is left of the step.</summary>
internal sealed class StepFailure(StepContext context)
{
    private const int MostLines = 6;
    private const int MostColumns = 200;

    private string Step => $"step {context.Step.Number} of the migration {context.MigrationId}";

    /// <param name="error">What went wrong.</param>
    /// <param name="statement">Where; null when it was none of the script's statements.</param>
    public MigrationException OfTransaction(NpgsqlException error, SqlStatement? statement) => Create(
        error,
        statement,
        "Nothing of this step remains, and the steps before it stay done.",
        "The journal tells the next start whether the step was committed.");

    /// <param name="error">What went wrong.</param>
    /// <param name="statement">The statement of the script.</param>
    /// <param name="index">Its index in the step.</param>
    public MigrationException OfStatement(NpgsqlException error, SqlStatement statement, int index)
    {
        var left = index == 0
            ? "The steps before it stay done; this step is not transactional, and the next start looks what its statement left behind."
            : $"The steps before it and the first {index} statement(s) of this one stay done; the next start goes on here.";
        return Create(error, statement, left, left);
    }

    private MigrationException Create(NpgsqlException error, SqlStatement? statement, string leftAfterError, string leftAfterLoss)
    {
        if (error is not PostgresException refused || ConnectionLoss.IsLoss(refused))
        {
            return new MigrationException(
                Codes.Unreachable,
                $"The connection to PostgreSQL was lost during {Step}: {error.GetBaseException().Message.TrimEnd('.')}. {leftAfterLoss}",
                "Start again when the server is back.",
                error);
        }

        if (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            var where = $"{Step} (line {LineOf(refused, statement)} of up.sql)";
            return RightsFailure.Describe(refused, context.Session.Connection, where, leftAfterError);
        }

        return statement is null
            ? AtTheEnd(refused, leftAfterError)
            : new MigrationException(Codes.StepFailed, Describe(refused, statement) + " " + leftAfterError, NextStep(refused), error);
    }

    /// <summary>Deferred constraints are checked at the end, and the journal is written there.</summary>
    private MigrationException AtTheEnd(PostgresException error, string left) => new(
        Codes.StepFailed,
        $"{Capitalized(Step)} failed when it was recorded and committed: {InWords(error)} {left}",
        error.ConstraintName is "pk_steps" or "pk_history" or "uq_history_model_ordinal"
            ? "Another session recorded it meanwhile, so the migration lock does not hold: look for a pooler in transaction mode. "
                + "Then start again."
            : $"Correct Migrations/{context.MigrationId}/up.sql, or the data that it meets, and start again.",
        error);

    private string Describe(PostgresException error, SqlStatement statement) =>
        $"{Capitalized(Step)} failed at line {LineOf(error, statement)} of up.sql: {InWords(error)} "
        + $"The statement was: {Shortened(statement.Sql)}.";

    private static string InWords(PostgresException error)
    {
        var text = new StringBuilder().Append(error.SqlState).Append(": ").Append(error.MessageText.TrimEnd('.')).Append('.');
        Append(text, "Detail", error.Detail);
        Append(text, "Hint", error.Hint);
        Append(text, "Where", error.Where);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string label, string? value)
    {
        // Npgsql puts a sentence of its own in place of a detail that may hold data, unless Include Error Detail is set.
        if (!string.IsNullOrEmpty(value) && !value.StartsWith("Detail redacted", StringComparison.Ordinal))
        {
            text.Append(' ').Append(label).Append(": ").Append(value.TrimEnd('.')).Append('.');
        }
    }

    private string NextStep(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected =>
            "Other sessions kept their locks. See who: SELECT pid, query FROM pg_stat_activity WHERE state <> 'idle'; then start again, "
                + "at a quieter time or with a longer lock_timeout= in the step's marker.",
        PostgresErrorCodes.OutOfMemory when error.MessageText.Contains("shared", StringComparison.Ordinal) =>
            "The step locks more objects than the server has room for: cut it into several with -- migrationkit:step, or raise "
                + "max_locks_per_transaction in postgresql.conf and restart the server.",
        PostgresErrorCodes.DiskFull => $"Free space on the server's disk, then start again: it goes on with step {context.Step.Number}.",
        _ => $"Correct this statement in Migrations/{context.MigrationId}/up.sql, or the data that it meets, and start again: "
            + $"it goes on with step {context.Step.Number}.",
    };

    /// <summary>The server counts characters from the start of the statement, and from 1.</summary>
    private static int LineOf(PostgresException error, SqlStatement? statement)
    {
        if (statement is null)
        {
            return 1;
        }

        var length = Math.Clamp(error.Position - 1, 0, statement.Sql.Length);
        return statement.Line + statement.Sql.AsSpan(0, length).Count('\n');
    }

    private static string Shortened(string sql)
    {
        var lines = sql.Split('\n').Select(static line => line.TrimEnd()).ToList();
        var shown = lines.Take(MostLines).Select(static line => line.Length > MostColumns ? line[..MostColumns] + "…" : line);
        return string.Join("\n", shown) + (lines.Count > MostLines ? "\n…" : "");
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
