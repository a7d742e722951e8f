using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.History;

/// <summary>What is recorded of a model, for whoever goes on with it under the lock.</summary>
/// <param name="Migrations">Its migrations, oldest first, and after them those that are expanded.</param>
/// <param name="Begun">The steps of those that are not finished, by migration.</param>
internal sealed record ModelHistory(IReadOnlyList<RecordedMigration> Migrations, ILookup<string, StepState> Begun)
{
    public static ModelHistory Empty { get; } = new([], Enumerable.Empty<StepState>().ToLookup(static _ => ""));

    /// <summary>Reads it in one round trip.</summary>
    /// <param name="connection">The session that has the lock.</param>
    /// <param name="tables">Tables that a <see cref="HistoryStore"/> has looked at.</param>
    /// <param name="models">The models.</param>
    /// <param name="missing">The tables that are not there: they have no rows.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>One for each model.</returns>
    public static async Task<IReadOnlyList<ModelHistory>> ReadAsync(
        NpgsqlConnection connection,
        HistoryTables tables,
        IReadOnlyList<string> models,
        IReadOnlyCollection<string> missing,
        CancellationToken cancellationToken)
    {
        if (missing.Contains("history"))
        {
            return [.. models.Select(static _ => Empty)];
        }

        try
        {
            return await ReadAsync(connection, tables, models, missing, withExpanded: !missing.Contains("expanded"), cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // Whoever goes on to expand writes to that table too, and will learn of it.
            return await ReadAsync(connection, tables, models, missing, withExpanded: false, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<ModelHistory>> ReadAsync(
        NpgsqlConnection connection,
        HistoryTables tables,
        IReadOnlyList<string> models,
        IReadOnlyCollection<string> missing,
        bool withExpanded,
        CancellationToken cancellationToken)
    {
        var found = models.Select(static _ => (Migrations: new List<RecordedMigration>(), Begun: new List<(string Migration, StepState State)>())).ToList();
        var queries = new List<(NpgsqlBatchCommand, Action<NpgsqlDataReader>)>();
        foreach (var (model, (migrations, begun)) in models.Zip(found))
        {
            queries.Add((HistoryReader.RowsQuery(tables, model, withExpanded), reader => migrations.Add(HistoryReader.ReadRow(reader))));
            if (!missing.Contains("steps"))
            {
                queries.Add((MigrationJournal.UnfinishedQuery(tables, model), reader => begun.Add(MigrationJournal.ReadState(reader))));
            }
        }

        await connection.QueryAllAsync(queries, cancellationToken).ConfigureAwait(false);
        return
        [
            .. found.Select(static model => new ModelHistory(
                model.Migrations, model.Begun.ToLookup(static step => step.Migration, static step => step.State))),
        ];
    }
}
