using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace MigrationKit.Internal;

/// <summary>
/// Builds batch commands. All SQL goes through NpgsqlBatch: Npgsql cuts the text of an NpgsqlCommand at semicolons, also inside
/// <c>BEGIN ATOMIC</c> bodies (https://github.com/npgsql/npgsql/issues/4445), and leaves that of a batch command as it is.
/// </summary>
internal static class Commands
{
    /// <summary>A statement with parameters <c>$1</c>, <c>$2</c>, ….</summary>
    public static NpgsqlBatchCommand Create(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public static NpgsqlParameter Text(string value) => new NpgsqlParameter<string> { TypedValue = value };

    public static NpgsqlParameter TextOrNull(string? value) => new NpgsqlParameter<string?> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    public static NpgsqlParameter Texts(IEnumerable<string> values) => new NpgsqlParameter<string[]> { TypedValue = [.. values] };

    public static NpgsqlParameter Integer(int value) => new NpgsqlParameter<int> { TypedValue = value };

    public static async Task ExecuteAsync(
        this NpgsqlConnection connection, CancellationToken cancellationToken, params NpgsqlBatchCommand[] commands)
    {
        var batch = connection.BatchOf(commands);
        await using (batch.ConfigureAwait(false))
        {
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The rows of one query.</summary>
    public static async Task<List<T>> QueryAsync<T>(
        this NpgsqlConnection connection, NpgsqlBatchCommand query, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await connection.QueryAllAsync([(query, reader => rows.Add(read(reader)))], cancellationToken).ConfigureAwait(false);
        return rows;
    }

    /// <summary>Several queries in one round trip; where no transaction is open they are one.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="queries">Each with what is done with each of its rows. None of them may be a command that returns no rows at all.</param>
    /// <param name="cancellationToken">Cancels them.</param>
    public static async Task QueryAllAsync(
        this NpgsqlConnection connection,
        IReadOnlyList<(NpgsqlBatchCommand Query, Action<NpgsqlDataReader> Read)> queries,
        CancellationToken cancellationToken)
    {
        var batch = connection.BatchOf([.. queries.Select(static query => query.Query)]);
        await using (batch.ConfigureAwait(false))
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                foreach (var (_, read) in queries)
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        read(reader);
                    }

                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    /// <exception cref="NpgsqlException">The connection was lost, perhaps while an error was read that somebody has handled.</exception>
    public static NpgsqlBatch BatchOf(this NpgsqlConnection connection, params ReadOnlySpan<NpgsqlBatchCommand> commands)
    {
        if (connection.State != ConnectionState.Open)
        {
            throw new NpgsqlException("The session is gone", new EndOfStreamException("The connection was closed by the server or the network"));
        }

        var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        return batch;
    }
}
