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
    public static Task<List<T>> QueryAsync<T>(
        this NpgsqlConnection connection, NpgsqlBatchCommand query, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        connection.QueryAsync([query], read, cancellationToken);

    /// <summary>The rows of the first one of some commands that has any to return.</summary>
    public static async Task<List<T>> QueryAsync<T>(
        this NpgsqlConnection connection, NpgsqlBatchCommand[] commands, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        var batch = connection.BatchOf(commands);
        await using (batch.ConfigureAwait(false))
        {
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(read(reader));
                }
            }
        }

        return rows;
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
