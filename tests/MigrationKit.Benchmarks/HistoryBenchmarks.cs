using System.Text.Json;
using BenchmarkDotNet.Attributes;
using MigrationKit.Core.Migrations;

namespace MigrationKit.Benchmarks;

/// <summary>
/// Loading the migrations directory, as build, tool and analyzer do it: over 1,000 tables, each migration after the first adds a column.
/// </summary>
public class HistoryBenchmarks
{
    private IReadOnlyList<MigrationFile> _files = [];

    [Params(1, 500)]
    public int Migrations { get; set; }

    [GlobalSetup]
    public void SetUp() => _files = ShopMigrations.WithColumns(SyntheticSchema.Of(1_000), Migrations);

    /// <summary>The floor: parsing the JSON among the files.</summary>
    [Benchmark(Baseline = true)]
    public void SystemTextJson()
    {
        foreach (var file in _files.Where(static file => file.Path.EndsWith(".json", StringComparison.Ordinal)))
        {
            JsonDocument.Parse(file.Text).Dispose();
        }
    }

    [Benchmark, Compared("load a history over 1,000 tables", Floor = nameof(SystemTextJson))]
    public object Load()
    {
        var history = MigrationHistory.Load(_files, ShopMigrations.Folder);
        return history.Findings.Count == 0 ? history : throw new InvalidOperationException(history.Findings[0].Text);
    }
}
