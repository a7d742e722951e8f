using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.Introspection.Canonical;

/// <summary>Declared schemas in a server's words by way of a scratch database: for every kind of object, of a role that may create databases.</summary>
internal static class DatabaseWords
{
    // All of a round trip is one transaction, and every relation that it creates a lock of the 6,400 that a server has with its default settings.
    private const int OperationsAtOnce = 100;

    private static readonly PlannerOptions Offline = new() { Online = false };

    /// <exception cref="FindingException">The server refuses an object, or the database.</exception>
    public static async Task<DatabaseSchema> OfAsync(NpgsqlConnection server, DatabaseSchema declared, CancellationToken ct)
    {
        var scratch = await CreateDatabaseAsync(server, ct).ConfigureAwait(false);
        await using (scratch.ConfigureAwait(false))
        {
            await CreateAsync(scratch.Connection, declared, ct).ConfigureAwait(false);
            var everything = new CatalogFilter { ExcludedSchemas = [] };
            var printed = await CatalogReader.ReadAsync(scratch.Connection, everything, ct).ConfigureAwait(false);
            return DeclaredHints.CarriedOver(declared, printed.Schema);
        }
    }

    /// <exception cref="FindingException">The role may not create databases.</exception>
    public static async Task<ScratchDatabase> CreateDatabaseAsync(NpgsqlConnection server, CancellationToken ct)
    {
        try
        {
            return await ScratchDatabase.CreateAsync(server, ct).ConfigureAwait(false);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw Refusal.OfDatabase(server, error);
        }
    }

    private static async Task CreateAsync(NpgsqlConnection connection, DatabaseSchema declared, CancellationToken ct)
    {
        try
        {
            // The planner's order is that of what the server knows; bodies that are strings may name what comes later.
            await connection.ExecuteAsync(ct, Commands.Create("SET check_function_bodies = off")).ConfigureAwait(false);
            var created = DatabaseSchema.Create(declared.Objects.Select(static item => item with { Owner = null, Labels = default }));
            foreach (var operations in Chunks(MigrationPlanner.Plan(DatabaseSchema.Empty, created, Offline)))
            {
                await RunAsync(connection, operations, ct).ConfigureAwait(false);
            }
        }
        catch (RefusedException refused)
        {
            throw Refusal.Of(refused.Id, refused.Error, declared, static text => text);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, Operation[] operations, CancellationToken ct)
    {
        try
        {
            await OperationRun.TogetherAsync(connection, operations, ct).ConfigureAwait(false);
        }
        catch (PostgresException)
        {
            await OperationRun.OneByOneAsync(connection, operations, ct).ConfigureAwait(false);
        }
    }

    // What cannot be in a transaction stands alone.
    private static IEnumerable<Operation[]> Chunks(MigrationPlan plan) => plan.Steps.SelectMany(static step =>
        step.Operations.Chunk(step.Transactional ? OperationsAtOnce : 1));
}
