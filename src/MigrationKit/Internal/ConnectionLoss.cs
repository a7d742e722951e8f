using System.Net.Sockets;
using MigrationKit.Core.Model;
using Npgsql;

namespace MigrationKit.Internal;

/// <summary>Tells the end of a connection from an error of a statement.</summary>
internal static class ConnectionLoss
{
    /// <summary>
    /// Whether the session is gone: the socket broke, or the server said FATAL, as it does for a shutdown, a crash, or an administrator.
    /// </summary>
    public static bool IsLoss(NpgsqlException error) =>
        error is not PostgresException refused
        || refused.InvariantSeverity is "FATAL" or "PANIC"
        || refused.SqlState.StartsWith("08", StringComparison.Ordinal);

    /// <summary>Whether a later attempt may find the server well: the connection was lost, or the server is not ready for one.</summary>
    public static bool MayPass(MigrationException error) => error.Code == Codes.Unreachable;

    /// <summary>Whether the server is there and takes no sessions at the moment: it starts, stops, or has too many of them.</summary>
    public static bool IsBusy(MigrationException error) => error.InnerException is PostgresException
    {
        SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown,
    };

    /// <summary>Whether something was there to connect to, and it, or what is between, broke the connection off.</summary>
    public static bool IsCut(MigrationException error) => error.Code == Codes.Unreachable && error.InnerException?.GetBaseException() is
        EndOfStreamException or SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted };

    /// <summary>
    /// Whether somebody ended the session, or the whole server, in an orderly way. Both look the same: it is pg_terminate_backend() if the
    /// server was not restarted.
    /// </summary>
    public static bool IsByAdministrator(MigrationException error) =>
        error.InnerException is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown };
}
