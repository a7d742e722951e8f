using Npgsql;

namespace MigrationKit;

/// <summary>
/// A change of rows in C#, which runs once per database between two migrations, under the migration lock: after the one that it names and
/// before the next one. It goes in batches, and each is committed together with the checkpoint that it ends at, so that a process that is
/// killed loses one batch at most, and another process goes on there.
/// </summary>
/// <remarks>
/// The connection is in a transaction, which MigrationKit commits or rolls back; code that ends it itself is an error. It knows PostgreSQL's
/// built-in types only: an enum goes as text, with a cast.
/// </remarks>
public interface IDataMigration
{
    /// <summary>Its name, unique in its model and for ever: under this it is recorded as done.</summary>
    string Id { get; }

    /// <summary>The id of the migration after which it runs, such as <c>20261120093015_add_user_avatar</c>.</summary>
    string After { get; }

    /// <summary>The model that it belongs to; null, as by default, for the one that has the migration <see cref="After"/>.</summary>
    string? ModelName => null;

    /// <summary>
    /// Looks, before the first batch, whether it can be done at all; throws if not, and then nothing is changed. Not called again when the
    /// first batch was committed.
    /// </summary>
    /// <param name="connection">In a transaction.</param>
    /// <param name="cancellationToken">Says when to stop.</param>
    Task PrecheckAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Changes some rows: as many as may be locked for the time that it takes.</summary>
    /// <param name="connection">In a transaction; what is done in it is committed together with the checkpoint, or not at all.</param>
    /// <param name="checkpoint">What the batch before returned, be it in another process; null for the first batch.</param>
    /// <param name="cancellationToken">Says when to stop.</param>
    /// <returns>Where the next batch begins, in any form that the next call can read; null when all is done.</returns>
    Task<string?> ApplyBatchAsync(NpgsqlConnection connection, string? checkpoint, CancellationToken cancellationToken);

    /// <summary>
    /// Looks, in the transaction of the last batch, whether the result is what it should be; throws if not. The last batch is then rolled
    /// back and will be tried again; those before it stay.
    /// </summary>
    /// <param name="connection">In the transaction of the last batch.</param>
    /// <param name="cancellationToken">Says when to stop.</param>
    Task PostcheckAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;
}
