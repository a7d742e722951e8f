using Npgsql;

namespace MigrationKit;

/// <summary>
/// Rows that an application needs to be there, such as roles or countries. Runs after the migrations and under their lock, in one
/// transaction with the record that it was run, and only if this version of it was never run on the database.
/// </summary>
/// <remarks>Write it so that it can find the rows of its earlier versions: <c>INSERT … ON CONFLICT … DO UPDATE</c>.</remarks>
public interface ISeeder
{
    /// <summary>Its name, unique in its model and for ever.</summary>
    string Key { get; }

    /// <summary>
    /// Another text whenever it is to run again, such as a number or the checksum of a file. A version that was run once is not run again,
    /// so that an older replica does not bring back former rows.
    /// </summary>
    string Version { get; }

    /// <summary>The model after whose migrations it runs; null, as by default, where the application has only one.</summary>
    string? ModelName => null;

    /// <summary>
    /// The environments in which it runs, compared with <see cref="MigrationOptions.Environment"/> in any casing; empty, as by default, for
    /// all of them.
    /// </summary>
    IReadOnlyCollection<string> Environments => [];

    /// <summary>Puts the rows there.</summary>
    /// <param name="connection">In a transaction, which MigrationKit commits. Knows PostgreSQL's built-in types only.</param>
    /// <param name="cancellationToken">Says when to stop.</param>
    Task SeedAsync(NpgsqlConnection connection, CancellationToken cancellationToken);
}
