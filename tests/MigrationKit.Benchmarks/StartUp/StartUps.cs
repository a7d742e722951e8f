using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using MigrationKit.History;
using Npgsql;

namespace MigrationKit.Benchmarks;

/// <summary>The floor of a start: a connection and one SELECT.</summary>
internal static class BareStart
{
    private static readonly string s_headQuery = new HistoryTables("migrationkit").HeadQuery("$1");

    public static async Task RunAsync(NpgsqlDataSource dataSource)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.ExecuteScalarAsync();
    }

    /// <summary>The same with the SELECT that tells whether a model is up to date.</summary>
    public static async Task ReadHeadAsync(NpgsqlDataSource dataSource, string model)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(s_headQuery, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = model });
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync() || reader.GetString(0).Length + reader.GetString(1).Length + reader.GetString(2).Length == 0)
        {
            throw new InvalidOperationException("There is no head.");
        }
    }
}

/// <summary>The same start with migrations of ours.</summary>
internal static class MigrationKitStart
{
    public static MigrationSet SetOf(Assembly assembly)
    {
        // What the runtime does when a program first uses the assembly.
        RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        // Other benchmarks may have loaded the same image before.
        return MigrationRegistry.Sets.Last(set => set.ModelName == assembly.GetName().Name);
    }

    public static async Task RunAsync(NpgsqlDataSource dataSource, MigrationSet set)
    {
        var report = await new Migrator(dataSource, [set]).ApplyAsync();
        if (!report.IsUpToDate)
        {
            throw new InvalidOperationException("There was something to apply.");
        }
    }
}

/// <summary>The same start with migrations of Entity Framework Core.</summary>
internal static class EntityFrameworkStart
{
    public static DbContextOptions OptionsOf(Assembly assembly, string connectionString) =>
        new DbContextOptionsBuilder().UseNpgsql(connectionString, options => options.MigrationsAssembly(assembly)).Options;

    public static Func<DbContextOptions, DbContext> FactoryOf(Assembly assembly)
    {
        var constructor = assembly.GetType("Shop.ShopContext", throwOnError: true)!.GetConstructor([typeof(DbContextOptions)])!;
        return options => (DbContext)constructor.Invoke([options]);
    }

    public static async Task RunAsync(Func<DbContextOptions, DbContext> create, DbContextOptions options)
    {
        await using var context = create(options);
        await context.Database.MigrateAsync();
    }
}
