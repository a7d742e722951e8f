using MigrationKit.Core.Model;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>Looks in the catalog at what an interrupted CONCURRENTLY left behind, and clears it away.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY</remarks>
internal sealed class LeftoverProbe(NpgsqlConnection connection, ILogger logger)
{
    private readonly IndexCatalog _indexes = new(connection);

    /// <summary>Whether the statement has nothing left to do.</summary>
    /// <param name="statement">A statement that can be half done.</param>
    /// <param name="isRepeated">Whether it may have been run before; otherwise what is there is somebody else's.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="MigrationException">Another index has the name.</exception>
    public Task<bool> IsDoneAsync(ConcurrentStatement statement, bool isRepeated, CancellationToken cancellationToken) => statement switch
    {
        ConcurrentStatement.CreateIndex create => IsCreatedAsync(create, isRepeated, cancellationToken),
        ConcurrentStatement.DropIndex drop when isRepeated => IsDroppedAsync(drop, cancellationToken),
        ConcurrentStatement.DetachPartition detach when isRepeated => IsDetachedAsync(detach, cancellationToken),
        ConcurrentStatement.Reindex reindex when isRepeated => SweepAsync(reindex, cancellationToken),
        _ => Task.FromResult(false),
    };

    /// <summary>PostgreSQL reports some failures of an index as success; the journal must not.</summary>
    /// <exception cref="MigrationException">The index cannot be used.</exception>
    public async Task VerifyAsync(ConcurrentStatement statement, CancellationToken cancellationToken)
    {
        if (statement is ConcurrentStatement.CreateIndex create
            && await _indexes.FindAsync(create, cancellationToken).ConfigureAwait(false) is not { IsValid: true })
        {
            throw new MigrationException(
                Codes.StepFailed,
                $"The index {create.Name} on {create.Table} was built, but it is not valid or not there.",
                "See whether another session changes the table at the same time, and start again: the index is dropped and built again.");
        }
    }

    private async Task<bool> IsCreatedAsync(
        ConcurrentStatement.CreateIndex statement, bool isRepeated, CancellationToken cancellationToken)
    {
        var found = await _indexes.FindAsync(statement, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            return false;
        }

        if (found.Builder is { } builder)
        {
            throw new MigrationException(
                Codes.StepFailed,
                $"Another session, process {builder}, is building the index {found.QuotedName} at this moment.",
                "Wait until it is done, or end it with SELECT pg_cancel_backend(" + builder + "); then start again.");
        }

        if (!found.IsValid)
        {
            logger.InvalidIndexDropped(found.QuotedName);
            await DropAsync(found.QuotedName, cancellationToken).ConfigureAwait(false);
            return false;
        }

        if (!isRepeated && !statement.IfNotExists)
        {
            return false;
        }

        await ThrowIfDifferentAsync(statement, found, cancellationToken).ConfigureAwait(false);
        return isRepeated;
    }

    private async Task ThrowIfDifferentAsync(
        ConcurrentStatement.CreateIndex statement, IndexCatalog.Found found, CancellationToken cancellationToken)
    {
        var wanted = await _indexes.DefinitionOfAsync(statement, cancellationToken).ConfigureAwait(false);
        if (wanted != found.Definition)
        {
            throw new MigrationException(
                Codes.ObjectDiffers,
                $"There is an index {found.QuotedName} on {statement.Table} already, but it is another one: "
                    + $"it is {found.Definition}, the migration wants {wanted}.",
                $"If nobody needs it: DROP INDEX CONCURRENTLY {found.QuotedName}; otherwise rename it. Then start again.");
        }
    }

    private async Task<bool> IsDroppedAsync(ConcurrentStatement.DropIndex statement, CancellationToken cancellationToken)
    {
        var query = Create("SELECT pg_catalog.to_regclass($1) IS NULL", Text(statement.Index));
        return (await connection.QueryAsync(query, static reader => reader.GetBoolean(0), cancellationToken).ConfigureAwait(false))[0];
    }

    /// <summary>After its first transaction a partition is detached for new queries, and only FINALIZE takes it further.</summary>
    private async Task<bool> IsDetachedAsync(ConcurrentStatement.DetachPartition statement, CancellationToken cancellationToken)
    {
        var query = Create(
            """
            SELECT i.inhdetachpending FROM pg_catalog.pg_inherits i
            WHERE i.inhparent OPERATOR(pg_catalog.=) pg_catalog.to_regclass($1)
              AND i.inhrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($2)
            """,
            Text(statement.Parent), Text(statement.Partition));
        var found = await connection.QueryAsync(query, static reader => reader.GetBoolean(0), cancellationToken).ConfigureAwait(false);
        if (found is [true])
        {
            var finalize = $"ALTER TABLE {statement.Parent} DETACH PARTITION {statement.Partition} FINALIZE";
            logger.Finishing(finalize);
            await connection.ExecuteAsync(cancellationToken, Create(finalize)).ConfigureAwait(false);
            return true;
        }

        return found.Count == 0;
    }

    /// <summary>REINDEX builds beside the old index, and leaves one of the two behind. It is to be run again in any case.</summary>
    private async Task<bool> SweepAsync(ConcurrentStatement.Reindex statement, CancellationToken cancellationToken)
    {
        foreach (var index in await _indexes.FindLeftoversAsync(statement, cancellationToken).ConfigureAwait(false))
        {
            logger.InvalidIndexDropped(index);
            await DropAsync(index, cancellationToken).ConfigureAwait(false);
        }

        return false;
    }

    private Task DropAsync(string quotedIndex, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(cancellationToken, Create($"DROP INDEX CONCURRENTLY {quotedIndex}"));
}
