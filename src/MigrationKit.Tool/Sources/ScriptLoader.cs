using System.Text.RegularExpressions;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.Tool.Sources;

/// <summary>Runs the statements of a file one by one, as psql sends them. Rows of COPY are not loaded: a schema is what is asked for.</summary>
/// <param name="session">An open connection to a scratch database.</param>
/// <param name="file">The file.</param>
/// <param name="ownsServer">Whether statements may reach beyond the database: nobody else has anything on the server.</param>
internal sealed partial class ScriptLoader(NpgsqlConnection session, ScriptFile file, bool ownsServer)
{
    /// <exception cref="FindingException">The file cannot be loaded; the finding has the line.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(file.FullPath, cancellationToken).ConfigureAwait(false);
        var statements = StatementSplitter.Split(text);
        foreach (var statement in statements)
        {
            Check(statement);
            if (statement.Sql.Length > 0 && !statement.IsCopyFromStdin)
            {
                await RunAsync(statement, cancellationToken).ConfigureAwait(false);
            }
        }

        if (statements.Count > 0 && await IsInTransactionAsync(cancellationToken).ConfigureAwait(false))
        {
            throw Failure(statements[^1], "The file leaves a transaction open, so nothing of it would stay.", "End it with: COMMIT;");
        }
    }

    private void Check(SqlStatement statement)
    {
        if (statement.Error is { } error)
        {
            throw Failure(statement, $"This cannot be SQL: {error}.", "Correct the script.");
        }

        if (statement.IsMetaCommand && !PassedOver().IsMatch(statement.Text))
        {
            throw Failure(statement, $"{statement.Text.Trim()} is a command of psql, which is not here.", "Write it as SQL, or leave it out.");
        }

        if (!ownsServer && BeyondDatabase().Match(statement.Sql) is { Success: true } match)
        {
            throw Failure(
                statement,
                $"{match.Value} is about the whole server, where it would stay.",
                "Leave it out of the script: roles and databases are no part of a schema.");
        }
    }

    private async Task RunAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        try
        {
            await session.ExecuteAsync(cancellationToken, new NpgsqlBatchCommand(statement.Sql)).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState != PostgresErrorCodes.QueryCanceled)
        {
            throw new FindingException(ScriptRefusal.Of(statement, error) with { File = file.Name });
        }
    }

    // Outside of a transaction no statement finds itself in one that has written.
    private async Task<bool> IsInTransactionAsync(CancellationToken cancellationToken)
    {
        var query = new NpgsqlBatchCommand("SELECT pg_catalog.pg_current_xact_id_if_assigned() IS NOT NULL");
        return (await session.QueryAsync(query, static row => row.GetBoolean(0), cancellationToken).ConfigureAwait(false))[0];
    }

    private FindingException Failure(SqlStatement statement, string problem, string nextStep) =>
        new(new Finding(Codes.UnloadableScript, problem, nextStep) { File = file.Name, Line = statement.Line });

    /// <summary>pg_dump writes them since August 2025: https://www.postgresql.org/docs/release/17.6/.</summary>
    [GeneratedRegex(@"^\s*(--.*\n\s*|/\*[^*]*\*/\s*)*\\(un)?restrict\b")]
    private static partial Regex PassedOver();

    [GeneratedRegex(@"^(create|alter|drop)\s+(role|group|user(?!\s+mapping)|database|tablespace|system)\b", RegexOptions.IgnoreCase)]
    private static partial Regex BeyondDatabase();
}
