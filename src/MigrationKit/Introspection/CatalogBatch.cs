using MigrationKit.Drift.Audit;
using MigrationKit.Internal;
using Npgsql;
using NpgsqlTypes;

namespace MigrationKit.Introspection;

/// <summary>Commands that are sent together, and what to do with the rows of those that have some.</summary>
/// <param name="connection">The session.</param>
/// <param name="plans">Keeps those of the queries; null where they are planned each time.</param>
internal sealed class CatalogBatch(NpgsqlConnection connection, KeptPlans? plans = null)
{
    private readonly List<NpgsqlBatchCommand> _commands = [];
    private readonly List<Action<CatalogRow>> _readers = [];

    public void Add(string sql) => _commands.Add(new NpgsqlBatchCommand(sql));

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
        var parameters = _commands[^1].Parameters;
        parameters.Add(Names(filter.Schemas.IsEmpty ? null : [.. filter.Schemas]));
        parameters.Add(Names([.. filter.ExcludedSchemas, DdlAudit.Schema]));
    }

    /// <summary>Sends the commands and reads the rows, in the order of the queries.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        if (plans is not null)
        {
            await KeepPlansAsync(plans, ct).ConfigureAwait(false);
        }

        var batch = connection.BatchOf([.. _commands]);
        await using (batch.ConfigureAwait(false))
        {
            var results = await batch.ExecuteReaderAsync(ct).ConfigureAwait(false);
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
    }

    /// <summary>What is kept is parsed under the settings that are sent before it, so that these go ahead.</summary>
    private async Task KeepPlansAsync(KeptPlans plans, CancellationToken ct)
    {
        var queries = _commands.FindAll(static command => command.Parameters.Count > 0);
        if (queries.TrueForAll(plans.Has))
        {
            return;
        }

        var first = _commands.IndexOf(queries[0]);
        if (first > 0)
        {
            await connection.ExecuteAsync(ct, [.. _commands.Take(first)]).ConfigureAwait(false);
            _commands.RemoveRange(0, first);
        }

        await plans.KeepAsync(queries, ct).ConfigureAwait(false);
    }

    private static NpgsqlParameter<string[]?> Names(string[]? names) => new()
    {
        TypedValue = names,
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
    };
}
