using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Benchmarks;

/// <summary>Applies one migration of 100 tables to an empty database, which every measurement gets anew.</summary>
public class ApplyBenchmarks
{
    private const int Tables = 100;

    private readonly string _file = Path.GetTempFileName();
    private PostgresServer _server = null!;
    private PostgresDatabase _database = null!;
    private MigrationSet _set = null!;
    private IReadOnlyList<ScriptStep> _steps = [];

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _server = await PostgresServer.StartOrUseAsync();
        var declared = SyntheticSchema.Of(Tables);
        var sql = ShopMigrations.Initial(declared).Single(static file => file.Path.EndsWith("/up.sql", StringComparison.Ordinal)).Text;
        var head = Fingerprint.Of(declared);
        _steps = MigrationScript.Parse(sql);
        var migration = new Migration("1", Fingerprint.Empty, head, Checksum.OfText(sql), "up.sql", null);
        _set = new MigrationSet("shop", "migrationkit", head, new OneScript(sql), [migration]);
        await File.WriteAllTextAsync(_file, sql);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        File.Delete(_file);
        await _server.DisposeAsync();
    }

    [IterationSetup]
    public void CreateDatabase() => _database = _server.CreateDatabaseAsync().GetAwaiter().GetResult();

    [IterationCleanup]
    public void DropDatabase() => _database.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>The least: a connection, and every step's statements in one batch with its commit.</summary>
    [Benchmark(Baseline = true)]
    public async Task BareBatch()
    {
        await using var connection = await OpenAsync();
        foreach (var step in _steps)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var batch = new NpgsqlBatch(connection, transaction);
            foreach (var statement in step.Statements)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement.Sql));
            }

            await batch.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
    }

    /// <summary>The same, statement after statement.</summary>
    [Benchmark]
    public async Task BareCommands()
    {
        await using var connection = await OpenAsync();
        foreach (var step in _steps)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var statement in step.Statements)
            {
                await using var command = new NpgsqlCommand(statement.Sql, connection, transaction);
                await command.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
        }
    }

    [Benchmark]
    public async Task Psql()
    {
        var target = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
        string[] arguments = ["-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-f", _file];
        var start = new ProcessStartInfo(Path.Combine(_server.BinDirectory, "psql"), arguments)
        {
            Environment =
            {
                ["PGHOST"] = target.Host,
                ["PGPORT"] = target.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["PGUSER"] = target.Username,
                ["PGPASSWORD"] = target.Password ?? "",
                ["PGDATABASE"] = target.Database,
            },
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"psql ended with {process.ExitCode}.");
        }
    }

    [Benchmark, Compared("apply 100 tables", Floor = nameof(BareBatch), Peer = nameof(Psql))]
    public async Task ApplyAsync()
    {
        var report = await new Migrator(_database.ConnectionString, [_set]).ApplyAsync();
        if (report.IsUpToDate)
        {
            throw new InvalidOperationException("There was nothing to apply.");
        }
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private sealed record OneScript(string Sql) : IScriptSource
    {
        public string Origin => "the benchmarks";

        public string Read(string name) => Sql;
    }
}
