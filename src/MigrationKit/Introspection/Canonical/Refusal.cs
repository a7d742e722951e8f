using MigrationKit.Core.Model;
using Npgsql;

namespace MigrationKit.Introspection.Canonical;

/// <summary>Puts into words why the server does not take what is declared.</summary>
internal static class Refusal
{
    /// <summary>The way out that is always there, as the end of a sentence.</summary>
    public const string OtherServer = "or name a server for the comparison that has it: --scratch postgres://localhost/postgres";

    /// <param name="id">The declared object.</param>
    /// <param name="error">What the server says.</param>
    /// <param name="declared">The schema that the object is of, which knows where it was declared.</param>
    /// <param name="readable">Puts the names that people know into the server's words.</param>
    public static FindingException Of(ObjectId id, PostgresException error, DatabaseSchema declared, Func<string, string> readable)
    {
        var (code, nextStep) = error.SqlState switch
        {
            PostgresErrorCodes.InsufficientPrivilege => (
                Codes.MissingRights, "Connect as a role that may create it, or name a server for the comparison where you may: --scratch postgres://localhost/postgres"),
            _ when IsMissingExtension(id, error) => (Codes.MissingOnServer, $"Install the extension {id.Name} on the server, {OtherServer}"),
            _ when MissingRole(error) is { } role => (Codes.MissingOnServer, $"Create the role there: CREATE ROLE {role}; {OtherServer}"),
            _ => (Codes.InvalidExpression, readable(error.Hint ?? "Correct its declaration.")),
        };
        return new FindingException(new Finding(code, $"PostgreSQL rejects {id}: {readable(error.MessageText)}.", nextStep) { Origin = OriginOf(id, declared) });
    }

    /// <summary>The role may not create a database.</summary>
    public static FindingException OfDatabase(NpgsqlConnection server, PostgresException error)
    {
        var role = new NpgsqlConnectionStringBuilder(server.ConnectionString).Username;
        return new FindingException(new Finding(
            Codes.MissingRights,
            $"The schema has objects that can be compared in a database of their own only, and the role '{role}' may not create one on {server.Host}: {error.MessageText}.",
            $"Let an administrator run: ALTER ROLE {role} CREATEDB; or name a server for the comparison where you may: --scratch postgres://localhost/postgres"));
    }

    public static bool IsMissingExtension(ObjectId id, PostgresException error) =>
        id.Kind == ObjectKind.Extension && error.SqlState is PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.UndefinedFile;

    /// <summary>The role that a GRANT, an OWNER or a policy names and the server does not have. In a server's own language nobody can tell.</summary>
    public static string? MissingRole(PostgresException error) =>
        error.SqlState == PostgresErrorCodes.UndefinedObject
        && error.MessageText.StartsWith("role \"", StringComparison.Ordinal) && error.MessageText.EndsWith("\" does not exist", StringComparison.Ordinal)
            ? error.MessageText[5..^" does not exist".Length]
            : null;

    private static Origin? OriginOf(ObjectId id, DatabaseSchema declared) =>
        declared.Find(id)?.Origin.Value ?? (declared.ParentOf(id) is { } parent ? declared.Find(parent)?.Origin.Value : null);
}
