using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using Npgsql;

namespace MigrationKit.Internal;

/// <summary>Says who lacks which right, and the GRANT that gives it.</summary>
internal static class RightsFailure
{
    private const string Denied = "permission denied for ";
    private const string NotOwner = "must be owner of ";

    /// <param name="error">An error of class 42501.</param>
    /// <param name="connection">Whose role lacks the right.</param>
    /// <param name="where">What was being done, for people.</param>
    /// <param name="remains">What is left of it.</param>
    public static MigrationException Describe(PostgresException error, NpgsqlConnection connection, string where, string remains)
    {
        var role = new NpgsqlConnectionStringBuilder(connection.ConnectionString).Username ?? "(unknown)";
        return new MigrationException(
            Codes.MissingRights,
            $"The role '{role}' may not do what {where} needs: {error.MessageText}. {remains}".TrimEnd(),
            $"Let an administrator run: {Remedy(error.MessageText, SqlIdentifier.Quote(role))} "
                + "Or apply migrations as another role: MigrationKit:ConnectionString in the configuration.",
            error);
    }

    // The server names the object in the text of the message only; in another language than English the remedy is the general one.
    private static string Remedy(string message, string role)
    {
        if (message.StartsWith(Denied, StringComparison.Ordinal) && Split(message[Denied.Length..]) is var (deniedKind, denied))
        {
            return deniedKind switch
            {
                "database" => $"GRANT CREATE ON DATABASE {denied} TO {role};",
                "schema" => $"GRANT USAGE, CREATE ON SCHEMA {denied} TO {role};",
                "table" or "view" or "relation" =>
                    $"GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE {denied} TO {role}; (with its schema before the name)",
                "sequence" => $"GRANT USAGE, SELECT ON SEQUENCE {denied} TO {role};",
                "function" or "procedure" or "routine" => $"GRANT EXECUTE ON {deniedKind.ToUpperInvariant()} {denied} TO {role};",
                "type" or "language" => $"GRANT USAGE ON {deniedKind.ToUpperInvariant()} {denied} TO {role};",
                _ => General(role),
            };
        }

        return message.StartsWith(NotOwner, StringComparison.Ordinal) && Split(message[NotOwner.Length..]) is var (kind, name)
            ? $"ALTER {(kind == "relation" ? "TABLE" : kind.ToUpperInvariant())} {name} OWNER TO {role};"
            : General(role);
    }

    private static string General(string role) => $"GRANT <the owner of the object> TO {role};";

    /// <summary>"table users" is a kind and a name.</summary>
    private static (string Kind, string Name)? Split(string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? null : (text[..blank], SqlIdentifier.Quote(text[(blank + 1)..]));
    }
}
