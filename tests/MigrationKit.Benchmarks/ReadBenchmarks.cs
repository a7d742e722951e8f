using BenchmarkDotNet.Attributes;
using MigrationKit.Introspection;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Benchmarks;

/// <summary>Reads a database with many tables, each with an index, a foreign key, a check and a view on it.</summary>
public class ReadBenchmarks
{
    private static readonly string[] s_catalogs =
        ["pg_namespace", "pg_class", "pg_attribute", "pg_attrdef", "pg_constraint", "pg_index", "pg_type", "pg_rewrite", "pg_proc", "pg_description"];

    private PostgresServer _server = null!;
    private PostgresDatabase _database = null!;
    private NpgsqlConnection _connection = null!;

    [Params(1_000)]
    public int Tables { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _server = await PostgresServer.StartOrUseAsync();
        _database = await SyntheticDatabase.CreateAsync(_server, Tables);
        _connection = new NpgsqlConnection(_database.ConnectionString);
        await _connection.OpenAsync();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _connection.DisposeAsync();
        await _database.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>The least: the rows of the catalogs, with nothing made of them.</summary>
    [Benchmark(Baseline = true)]
    public async Task<int> CatalogRows()
    {
        await using var batch = new NpgsqlBatch(_connection);
        foreach (var catalog in s_catalogs)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT c::text FROM pg_catalog.{catalog} c"));
        }

        var characters = 0;
        await using var reader = await batch.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
                characters += reader.GetString(0).Length;
            }
        }
        while (await reader.NextResultAsync());
        return characters;
    }

    [Benchmark]
    public Task<string> PgDump() => _database.DumpSchemaAsync();

    [Benchmark, Compared("read a database with indexes, foreign keys, checks and views", Floor = nameof(CatalogRows), Peer = nameof(PgDump))]
    public async Task<int> ReadAsync()
    {
        var snapshot = await CatalogReader.ReadAsync(_connection, CatalogFilter.Default, CancellationToken.None);
        return snapshot.Schema.Objects.Count;
    }
}
