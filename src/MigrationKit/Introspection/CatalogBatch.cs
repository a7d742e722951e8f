using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using Npgsql;
using NpgsqlTypes;

namespace MigrationKit.Introspection;

/// <summary>The queries of one reading, sent together.</summary>
internal sealed class CatalogBatch(NpgsqlConnection connection, CatalogFilter filter) : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch = new(connection);
    private readonly NameFilter _names = new(filter.ExcludedNames);
    private readonly int _version = connection.PostgreSqlVersion.Major;

    public void Add(string sql) => _batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));

    public void AddQuery(string kind) => _batch.BatchCommands.Add(new NpgsqlBatchCommand(CatalogQuery.For(kind, _version))
    {
        Parameters = { Names(filter.Schemas.IsEmpty ? null : [.. filter.Schemas]), Names([.. filter.ExcludedSchemas]) },
    });

    /// <summary>Sends the batch. Its first results are one for each reader, then, if asked for, what they use and what stands beside them, then one for each unmodelled kind.</summary>
    public async Task<CatalogSnapshot> ReadAsync(ObjectReader[] readers, bool inFull, string[] unmodelledKinds, CancellationToken ct)
    {
        var objects = new CatalogObjects();
        var findings = new List<Finding>();
        var results = await _batch.ExecuteReaderAsync(ct).ConfigureAwait(false);
        await using (results.ConfigureAwait(false))
        {
            foreach (var reader in readers)
            {
                await ReadResultAsync(results, row => Collect(objects, reader, row), ct).ConfigureAwait(false);
            }

            if (inFull)
            {
                objects.UsesAreKnown();
                await ReadResultAsync(results, objects.AddUse, ct).ConfigureAwait(false);
                await ReadResultAsync(results, objects.AddPrivilege, ct).ConfigureAwait(false);
                await ReadResultAsync(results, objects.AddLabel, ct).ConfigureAwait(false);
                if (filter.Owners)
                {
                    await ReadResultAsync(results, objects.AddOwner, ct).ConfigureAwait(false);
                }
            }

            foreach (var _ in unmodelledKinds)
            {
                await ReadResultAsync(results, row => Collect(findings, row), ct).ConfigureAwait(false);
            }
        }

        var sorted = findings.OrderBy(static finding => finding.Message, StringComparer.Ordinal).ToEquatableArray();
        return new CatalogSnapshot(SchemaNormalizer.Normalize(DatabaseSchema.Create(objects.ToObjects())), sorted);
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    private static NpgsqlParameter<string[]?> Names(string[]? names) => new()
    {
        TypedValue = names,
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
    };

    private static async Task ReadResultAsync(NpgsqlDataReader results, Action<CatalogRow> read, CancellationToken ct)
    {
        while (await results.ReadAsync(ct).ConfigureAwait(false))
        {
            read(new CatalogRow(results));
        }

        await results.NextResultAsync(ct).ConfigureAwait(false);
    }

    private void Collect(CatalogObjects objects, ObjectReader reader, CatalogRow row)
    {
        var item = reader.Read(row);
        if (_names.Admits(item) && (!row.Has("of_table") || _names.Admits(new QualifiedName(row.Text("of_schema"), row.Text("of_table")))))
        {
            objects.Add(item, reader.AddressOf(row));
        }
    }

    private void Collect(List<Finding> findings, CatalogRow row)
    {
        if (_names.Admits(UnmodelledKind.Name(row)))
        {
            findings.Add(UnmodelledKind.Read(row));
        }
    }
}
