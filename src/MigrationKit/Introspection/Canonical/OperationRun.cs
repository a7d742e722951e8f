using System.Data;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.Introspection.Canonical;

/// <summary>Runs operations that create declared objects, and finds out which one the server refuses.</summary>
internal static class OperationRun
{
    /// <summary>In one round trip; outside of a transaction all of them or none.</summary>
    /// <exception cref="PostgresException">The server refuses one of them, and the connection is there to try again.</exception>
    /// <exception cref="RefusedException">It refuses one of them, and Npgsql gave up the connection: it does where a file is missing on the server.</exception>
    public static async Task TogetherAsync(NpgsqlConnection connection, IEnumerable<Operation> operations, CancellationToken ct)
    {
        var statements = operations.SelectMany(
            static operation => ObjectStatements.Of(operation).Select(sql => (operation.Id, Command: Commands.Create(sql)))).ToList();
        if (statements.Count == 0)
        {
            return;
        }

        try
        {
            await connection.ExecuteAsync(ct, [.. statements.Select(static statement => statement.Command)]).ConfigureAwait(false);
        }
        catch (PostgresException error) when (connection.State != ConnectionState.Open && error.BatchCommand is not null)
        {
            throw new RefusedException(statements.First(statement => statement.Command == error.BatchCommand).Id, error);
        }
    }

    /// <summary>Part by part: only that tells which part of which table it is.</summary>
    /// <exception cref="RefusedException">The server refuses one of them.</exception>
    public static async Task OneByOneAsync(NpgsqlConnection connection, IEnumerable<Operation> operations, CancellationToken ct)
    {
        foreach (var part in operations.SelectMany(Parts))
        {
            try
            {
                await TogetherAsync(connection, [part], ct).ConfigureAwait(false);
            }
            catch (PostgresException error)
            {
                throw new RefusedException(part.Id, error);
            }
        }
    }

    private static IEnumerable<Operation> Parts(Operation operation) => operation is CreateTableOperation create
        ? [new CreateOperation(create.Table), .. create.Parts.OrderBy(Rank).Select(static part => new CreateOperation(part))]
        : [operation];

    // A generated column may be declared before those that it is made of.
    private static int Rank(TableObject part) => part is Column column ? column.Generated is null ? 0 : 1 : 2;
}

/// <summary>The server does not create an object.</summary>
internal sealed class RefusedException(ObjectId id, PostgresException error) : Exception(error.MessageText, error)
{
    public ObjectId Id { get; } = id;

    public PostgresException Error { get; } = error;
}
