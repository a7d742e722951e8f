using MigrationKit.Core.Model;
using MigrationKit.Introspection.Canonical;
using Npgsql;

namespace MigrationKit.Drift;

/// <summary>A recorded schema in the words of another server than the one that printed it, by way of a scratch database.</summary>
internal static class RecordedWords
{
    /// <summary>
    /// The schema as the server prints it. Who owns and may do what is printed alike by all, and is kept as it was recorded: the scratch database
    /// belongs to another role, and rights of an owner would be something else there.
    /// </summary>
    /// <param name="server">An open connection that is in no transaction, of a role that may create databases.</param>
    /// <param name="recorded">What another server printed.</param>
    /// <param name="ct">Cancels the work; nothing is left on the server.</param>
    /// <exception cref="FindingException">The server refuses an object, or the database.</exception>
    public static async Task<DatabaseSchema> OfAsync(NpgsqlConnection server, DatabaseSchema recorded, CancellationToken ct)
    {
        var shapes = DatabaseSchema.Create(recorded.Objects.Where(static item => item is not DefaultPrivileges).Select(static item => item with { Privileges = default }));
        var printed = await DatabaseWords.OfAsync(server, shapes, ct).ConfigureAwait(false);
        var kept = recorded.Objects.Where(item => item.IsImplicit && !printed.Contains(item.Id));
        return DatabaseSchema.Create(printed.Objects.Select(item => recorded.Find(item.Id) is { } known ? item with { Privileges = known.Privileges } : item).Concat(kept));
    }

    /// <summary>
    /// A schema without the rights of which two major versions have their own idea, which a dump of the one turns into something else on the other:
    /// <c>MAINTAIN</c>, which 17 brought, and everyone's right to create in the schema public, which 15 took away.
    /// https://www.postgresql.org/docs/17/release-17.html, https://www.postgresql.org/docs/15/release-15.html
    /// </summary>
    public static DatabaseSchema WithRightsOfBoth(DatabaseSchema schema, int one, int other)
    {
        var (older, newer) = (Math.Min(one, other), Math.Max(one, other));
        bool IsAlike(SchemaObject item, Privilege right) =>
            !(right.Right == "MAINTAIN" && older < 17)
            && !(item is Namespace { Name: Namespace.Public } && right is { Grantee: Privilege.Everyone, Right: "CREATE" } && older < 15 && newer >= 15);
        return DatabaseSchema.Create(schema.Objects.Select(item => item with { Privileges = item.Privileges.Where(right => IsAlike(item, right)).ToEquatableArray() })
            .Where(static item => !item.IsImplicit || item != item.Bare));
    }
}
