using BenchmarkDotNet.Attributes;
using MigrationKit.Core.Syntax;
using MigrationKit.Drift;
using MigrationKit.Internal;
using MigrationKit.Introspection;
using MigrationKit.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace MigrationKit.Benchmarks;

/// <summary>
/// What drift costs, beside one reading of the catalogs: to record the state of a database, as a run does after its migrations, and to compare the database
/// with it, as a start does with a drift policy, a health check once in its interval, and <c>database verify</c>.
/// </summary>
public class VerifyBenchmarks
{
    private static readonly MigrationSet s_set = SetOf("CREATE TABLE public.note (id int PRIMARY KEY);");

    private PostgresServer _server = null!;
    private PostgresDatabase _database = null!;
    private ConnectionSource _source = null!;

    [Params(1_000)]
    public int Tables { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _server = await PostgresServer.StartOrUseAsync();
        _database = await SyntheticDatabase.CreateAsync(_server, Tables);
        _source = new ConnectionSource(_database.ConnectionString);
        await new Migrator(_database.ConnectionString, [s_set], new MigrationOptions { AllowExistingTables = true }).ApplyAsync();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _database.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>On a connection of its own, as the others: a new session reads the catalogs into its memory.</summary>
    [Benchmark(Baseline = true)]
    public async Task<int> CatalogRead()
    {
        await using var connection = await _source.OpenOwnAsync(CancellationToken.None);
        var filter = CatalogFilter.Default with { Details = CatalogDetails.None };
        return (await CatalogReader.ReadAsync(connection, filter, CancellationToken.None)).Schema.Objects.Count;
    }

    [Benchmark, Compared("record the state of a database", Floor = nameof(CatalogRead))]
    public async Task<int> RecordAsync() =>
        (await new StateAcceptance(_source, new MigrationOptions(), NullLogger.Instance).AcceptAsync(s_set, CancellationToken.None)).Objects.Count;

    [Benchmark, Compared("compare a database with its recorded state", Floor = nameof(CatalogRead))]
    public async Task<bool> VerifyAsync()
    {
        var found = await new DriftFinder(_source, [s_set.HistorySchema], []).FindAsync(CancellationToken.None);
        return found.Comparison!.Diff.IsEmpty ? true : throw new InvalidOperationException("Nobody has changed anything.");
    }

    private static MigrationSet SetOf(string sql)
    {
        var head = Checksum.OfText("the schema after it");
        var migration = new Migration("1_note", Core.Manifest.Fingerprint.Empty, head, Checksum.OfText(sql), "1_note", null);
        return new MigrationSet("note", CatalogFilter.DefaultHistorySchema, head, new Script(sql), [migration]);
    }

    private sealed record Script(string Sql) : IScriptSource
    {
        public string Origin => "a benchmark";

        public string Read(string name) => Sql;
    }
}
