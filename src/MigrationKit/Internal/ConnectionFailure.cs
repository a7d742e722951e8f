using System.Net.Sockets;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using Npgsql;

namespace MigrationKit.Internal;

/// <summary>Says why a connection could not be opened, without its password.</summary>
internal static class ConnectionFailure
{
    /// <summary>Null for a failure that says nothing about the connection, such as a cancellation.</summary>
    public static MigrationException? Describe(Exception error, NpgsqlConnection connection)
    {
        var target = new NpgsqlConnectionStringBuilder(connection.ConnectionString);
        return error switch
        {
            PostgresException refused => Refused(refused, target),
            // Npgsql's own words when the server wants a password and the connection string has none.
            NpgsqlException { InnerException: null } when error.Message.Contains("password", StringComparison.OrdinalIgnoreCase) =>
                WrongPassword(error, target, "no password is given"),
            NpgsqlException or SocketException or TimeoutException or IOException => Unreachable(error, target),
            _ => null,
        };
    }

    private static MigrationException Refused(PostgresException error, NpgsqlConnectionStringBuilder target) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            WrongPassword(error, target, error.MessageText),
        PostgresErrorCodes.InvalidCatalogName => new MigrationException(
            Codes.DatabaseMissing,
            $"The server at {Address(target)} has no database {SqlIdentifier.Quote(NameOfDatabase(target))}.",
            $"Create it with: CREATE DATABASE {SqlIdentifier.Quote(NameOfDatabase(target))} OWNER {Role(target)};"
                + " or correct Database= in the connection string.",
            error),
        PostgresErrorCodes.InsufficientPrivilege => new MigrationException(
            Codes.MissingRights,
            $"The role {target.Username} may not connect to the database {NameOfDatabase(target)}: {error.MessageText}.",
            "Let an administrator run: "
                + $"GRANT CONNECT ON DATABASE {SqlIdentifier.Quote(NameOfDatabase(target))} TO {Role(target)};",
            error),
        _ => Unreachable(error, target),
    };

    private static MigrationException WrongPassword(Exception error, NpgsqlConnectionStringBuilder target, string reason) => new(
        Codes.AuthenticationFailed,
        $"PostgreSQL at {Address(target)} does not let the role '{target.Username}' in: {reason}.",
        "Correct Username= and Password= in the connection string; or set the role's password with: "
            + $"ALTER ROLE {Role(target)} PASSWORD '…'; or allow the connection in the server's pg_hba.conf.",
        error);

    private static MigrationException Unreachable(Exception error, NpgsqlConnectionStringBuilder target) => new(
        Codes.Unreachable,
        $"PostgreSQL at {Address(target)} (database {NameOfDatabase(target)}) cannot be reached: {Cause(error)}.",
        $"See whether the server runs and accepts connections from here: pg_isready -h {target.Host} -p {target.Port}; "
            + "or correct Host= and Port= in the connection string.",
        error);

    private static string Address(NpgsqlConnectionStringBuilder target) =>
        target.Host?.Contains(',', StringComparison.Ordinal) == true ? target.Host : $"{target.Host}:{target.Port}";

    private static string Role(NpgsqlConnectionStringBuilder target) => SqlIdentifier.Quote(target.Username ?? "app");

    private static string NameOfDatabase(NpgsqlConnectionStringBuilder target) => target.Database ?? target.Username ?? "postgres";

    /// <summary>The innermost reason; the outer ones only say that opening failed.</summary>
    private static string Cause(Exception error) => error is PostgresException postgres
        ? $"{postgres.SqlState}: {postgres.MessageText}"
        : error.GetBaseException().Message.TrimEnd('.');
}
