using MigrationKit.Core.Model;
using Npgsql;

namespace MigrationKit.Internal;

/// <summary>Puts errors of MigrationKit's own queries, outside of scripts, into words.</summary>
internal static class ServerFailure
{
    public static MigrationException Describe(NpgsqlException error, NpgsqlConnection connection) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } denied =>
            RightsFailure.Describe(denied, connection, "MigrationKit's history", ""),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } readOnly => new MigrationException(
            Codes.MissingRights,
            $"There are migrations to apply, but the server does not take writes: {readOnly.MessageText}.",
            "Connect to the primary; with several hosts in the connection string: Target Session Attributes=primary.",
            error),
        PostgresException lost when ConnectionLoss.IsLoss(lost) => Lost(lost),
        PostgresException { SqlState: PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction } other => ForeignHistory(
            $"The history table is not one of MigrationKit: {other.MessageText}.", error),
        PostgresException other => new MigrationException(
            Codes.StepFailed,
            $"PostgreSQL refused a query on MigrationKit's history: {other.SqlState}: {other.MessageText}.",
            "Correct the cause that PostgreSQL names and start again.",
            error),
        _ => Lost(error),
    };

    /// <summary>The server takes no writes because it follows another one.</summary>
    public static MigrationException Standby() => new(
        Codes.MissingRights,
        "There are migrations to apply, but the server is a standby, which does not take writes.",
        "Connect to the primary; with several hosts in the connection string: Target Session Attributes=primary. Or let a process that "
            + "is connected to the primary migrate first.");

    private static MigrationException Lost(NpgsqlException error) => new(
        Codes.Unreachable,
        $"The connection to PostgreSQL was lost: {error.GetBaseException().Message.TrimEnd('.')}.",
        "Start again when the server is back; what was done is recorded.",
        error);

    /// <summary>Something else has the name of a history table.</summary>
    public static MigrationException ForeignHistory(string problem, Exception? error = null) => new(
        Codes.ForeignHistory, problem, "Give MigrationKit a schema of its own with the MSBuild property MigrationKitHistorySchema.", error);
}
