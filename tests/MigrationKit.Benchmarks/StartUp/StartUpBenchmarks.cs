using System.Reflection;
using BenchmarkDotNet.Attributes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Benchmarks;

/// <summary>What a start costs when there is nothing to apply: in a warm process, with a warm pool of connections.</summary>
public class StartUpBenchmarks
{
    private PostgresServer _server = null!;
    private PostgresDatabase _database = null!;
    private ServiceProvider? _services;
    private Action<MigrationOptions> _configure = static _ => { };
    private Func<DbContextOptions, DbContext> _create = null!;
    private DbContextOptions _options = null!;

    internal static IReadOnlyList<int> Counts { get; } = [1, 50, 500];

    [Params(1, 50, 500)]
    public int Migrations { get; set; }

    [GlobalSetup(Target = nameof(BareNpgsql))]
    public async Task SetUpAsync()
    {
        _server = await PostgresServer.StartOrUseAsync();
        _database = await _server.CreateDatabaseAsync();
        await BareNpgsql();
    }

    [GlobalSetup(Targets = [nameof(ApplyMigrationsAsync), nameof(BareHeadSelect)])]
    public async Task SetUpMigrationKitAsync()
    {
        await SetUpAsync();
        var set = MigrationKitStart.SetOf(Assembly.Load(ShopAssembly.OfMigrationKit(Migrations)));
        _configure = options => options.ModelNames.Add(set.ModelName);
        _services = new ServiceCollection().AddSingleton(_database.DataSource).BuildServiceProvider();
        await _services.ApplyMigrationsAsync(_configure);
    }

    [GlobalSetup(Target = nameof(EntityFrameworkCore))]
    public async Task SetUpEntityFrameworkAsync()
    {
        await SetUpAsync();
        var assembly = Assembly.Load(ShopAssembly.OfEntityFramework(Migrations));
        _create = EntityFrameworkStart.FactoryOf(assembly);
        _options = EntityFrameworkStart.OptionsOf(assembly, _database.ConnectionString);
        await EntityFrameworkStart.RunAsync(_create, _options);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        await _database.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public Task BareNpgsql() => BareStart.RunAsync(_database.DataSource);

    /// <summary>The SELECT that we send, with what it answers: the server takes longer to plan it than to answer SELECT 1.</summary>
    [Benchmark]
    public Task BareHeadSelect() => BareStart.ReadHeadAsync(_database.DataSource, ShopAssembly.Name(Migrations));

    [Benchmark]
    [Compared("start when up to date", Floor = nameof(BareNpgsql), Peer = nameof(EntityFrameworkCore))]
    [Compared("start when up to date, beside the same SELECT", Floor = nameof(BareHeadSelect))]
    public async Task ApplyMigrationsAsync()
    {
        var report = await _services!.ApplyMigrationsAsync(_configure);
        if (!report.IsUpToDate)
        {
            throw new InvalidOperationException("There was something to apply.");
        }
    }

    [Benchmark]
    public Task EntityFrameworkCore() => EntityFrameworkStart.RunAsync(_create, _options);
}
