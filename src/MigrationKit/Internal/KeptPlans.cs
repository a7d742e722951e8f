using System.Runtime.CompilerServices;
using Npgsql;

namespace MigrationKit.Internal;

/// <summary>
/// Commands that the server keeps parsed and planned in a session of our own, because that takes longer than to run them. Npgsql finds those again that have
/// the same text and other values. A script may throw them away at any time (<c>DEALLOCATE ALL</c>): whoever sends one has to look whether they are lost.
/// </summary>
internal sealed class KeptPlans
{
    private static readonly ConditionalWeakTable<NpgsqlConnection, KeptPlans> s_ofSessions = [];

    private readonly NpgsqlConnection _session;
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    private KeptPlans(NpgsqlConnection session) => _session = session;

    /// <summary>Whether the session has come again for another run, and probably will: then it pays to keep what one run sends only once.</summary>
    public bool OutliveRuns { get; set; }

    /// <summary>Whether there are some that no other run has a use for.</summary>
    public bool HaveRunsOwn { get; private set; }

    /// <summary>How many the server has, unless somebody has meddled.</summary>
    public int Count => _texts.Count;

    /// <summary>Those of a session of our own.</summary>
    public static KeptPlans Of(NpgsqlConnection session) => s_ofSessions.GetValue(session, static key => new KeptPlans(key));

    /// <summary>Whether a command may have failed because a script threw them away, or has prepared something under the name of one.</summary>
    public bool AreLost(PostgresException error) =>
        Count > 0 && error.SqlState is (PostgresErrorCodes.InvalidSqlStatementName or PostgresErrorCodes.DuplicatePreparedStatement);

    public bool Has(NpgsqlBatchCommand command) => _texts.Contains(command.CommandText);

    /// <summary>Lets the server keep what it has not yet.</summary>
    /// <param name="commands">Examples.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task KeepAsync(IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        var missing = commands.Where(command => !Has(command)).ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        // Before it is so: if it fails, nobody knows how many the server has, which is the same as that they are lost.
        _texts.UnionWith(missing.Select(static command => command.CommandText));
        var batch = _session.BatchOf(missing);
        await using (batch.ConfigureAwait(false))
        {
            await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The same for commands that only this run sends.</summary>
    public Task KeepForThisRunAsync(IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        HaveRunsOwn = true;
        return KeepAsync(commands, cancellationToken);
    }

    /// <summary>The same for commands that every run sends; nothing is kept where there will not be another one.</summary>
    public Task KeepForAllRunsAsync(IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellationToken) =>
        OutliveRuns ? KeepAsync(commands, cancellationToken) : Task.CompletedTask;

    /// <summary>The rows of a query that every run sends.</summary>
    /// <param name="create">Makes it: a command remembers that it was prepared, when the server may have forgotten it.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<List<T>> QueryAsync<T>(Func<NpgsqlBatchCommand> create, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        SurviveLossAsync(async () =>
        {
            await KeepForAllRunsAsync([create()], cancellationToken).ConfigureAwait(false);
            return await _session.QueryAsync(create(), read, cancellationToken).ConfigureAwait(false);
        });

    /// <summary>Does something that is in no transaction afterwards, and once more if that fails because plans are lost.</summary>
    public async Task<T> SurviveLossAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (PostgresException error) when (AreLost(error))
        {
            Drop();
            return await work().ConfigureAwait(false);
        }
    }

    /// <summary>Sends everything as text again.</summary>
    public void Drop()
    {
        HaveRunsOwn = false;
        _texts.Clear();
        _session.UnprepareAll();
    }
}
