using BenchmarkDotNet.Attributes;
using MigrationKit.Core.Model;
using MigrationKit.Introspection.Canonical;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Benchmarks;

/// <summary>Both ways of a declared schema into the words of a server.</summary>
public class ScratchBenchmarks
{
    private PostgresServer _server = null!;
    private NpgsqlConnection _connection = null!;
    private DatabaseSchema _declared = null!;

    [Params(10, 200)]
    public int Tables { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _server = await PostgresServer.StartOrUseAsync();
        _connection = new NpgsqlConnection(_server.ConnectionString);
        await _connection.OpenAsync();
        _declared = SyntheticSchema.Of(Tables);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _connection.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>The least of a scratch database: it is there, and it is gone.</summary>
    [Benchmark(Baseline = true)]
    public async Task EmptyDatabase()
    {
        await using var scratch = await ScratchDatabase.CreateAsync(_connection, CancellationToken.None);
    }

    [Benchmark]
    public Task Transaction() => TransactionWords.OfAsync(_connection, _declared, CancellationToken.None);

    [Benchmark, Compared("declared tables in a server's words by a scratch database", Floor = nameof(EmptyDatabase), Peer = nameof(Transaction))]
    public Task Database() => DatabaseWords.OfAsync(_connection, _declared, CancellationToken.None);
}
