using MigrationKit.Core.Model;
using MigrationKit.Testing;

namespace MigrationKit.Tool.Databases;

/// <summary>
/// A server on which schemas are created for a moment, to see what PostgreSQL makes of them: the one that was named, else that of a database
/// which takes part anyway, else a throw-away one of this machine, which is gone when this is disposed.
/// </summary>
/// <param name="named">What <c>--scratch</c> says.</param>
/// <param name="taking">A database that takes part.</param>
internal sealed class ScratchServer(Database? named, Database? taking) : IAsyncDisposable
{
    private PostgresServer? _started;

    /// <summary>The database that somebody named for this purpose.</summary>
    public Database? Named { get; } = named;

    /// <summary>Whether nobody else has anything on it.</summary>
    public bool IsOwned => _started is not null;

    /// <summary>A database of the server, to connect to.</summary>
    /// <exception cref="ToolException">There is none, and none can be started.</exception>
    public async Task<Database> FindAsync(CancellationToken cancellationToken)
    {
        if ((Named ?? taking) is { } database)
        {
            return database;
        }

        _started ??= await StartAsync(cancellationToken).ConfigureAwait(false);
        return new Database(_started.ConnectionString);
    }

    public ValueTask DisposeAsync() => _started?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<PostgresServer> StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await PostgresServer.StartAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is PostgresNotFoundException or PostgresServerException)
        {
            throw new ToolException(
                $"A .sql file is loaded into a scratch database. No server is named for it, and none can be started here: {FirstLine(error.Message)}",
                "Name a server on which you may create databases: --scratch postgres://localhost/postgres; or install PostgreSQL on this machine.",
                Codes.NoConnection);
        }
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();
}
