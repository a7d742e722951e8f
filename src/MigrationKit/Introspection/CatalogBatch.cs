using MigrationKit.Drift.Audit;
using Npgsql;
using NpgsqlTypes;

namespace MigrationKit.Introspection;

/// <summary>Commands that are sent together, and what to do with the rows of those that have some.</summary>
internal sealed class CatalogBatch(NpgsqlConnection connection) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = new(connection);
    private readonly List<Action<CatalogRow>> _readers = [];

    public void Add(string sql) => _batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));

    /// <summary>Settings for the rest of the transaction.</summary>
    public void AddSettings(IEnumerable<string> settings)
    {
        foreach (var setting in settings)
        {
            Add("SET LOCAL " + setting);
        }
    }

    /// <summary>A query of what a filter lets through.</summary>
    public void AddQuery(string sql, CatalogFilter filter, Action<CatalogRow> read)
    {
        Add(sql);
        _readers.Add(read);
        var parameters = _batch.BatchCommands[^1].Parameters;
        parameters.Add(Names(filter.Schemas.IsEmpty ? null : [.. filter.Schemas]));
        parameters.Add(Names([.. filter.ExcludedSchemas, DdlAudit.Schema]));
    }

    /// <summary>Sends the commands and reads the rows, in the order of the queries.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        var results = await _batch.ExecuteReaderAsync(ct).ConfigureAwait(false);
        await using (results.ConfigureAwait(false))
        {
            foreach (var read in _readers)
            {
                while (await results.ReadAsync(ct).ConfigureAwait(false))
                {
                    read(new CatalogRow(results));
                }

                await results.NextResultAsync(ct).ConfigureAwait(false);
            }
        }
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    private static NpgsqlParameter<string[]?> Names(string[]? names) => new()
    {
        TypedValue = names,
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
    };
}
