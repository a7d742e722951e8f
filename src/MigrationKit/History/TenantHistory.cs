using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.History;

/// <summary>Where the history of a tenant is that is a schema: beside that of the database, in a schema of its own.</summary>
internal static class TenantHistory
{
    // Not an underscore alone: migrationkit_audit is the audit's (docs/decisions/0015-the-audit-has-a-schema-of-its-own.md).
    private const string Infix = "_of_";

    /// <summary>The schema of a tenant's history.</summary>
    /// <param name="historySchema">That of the database's.</param>
    /// <param name="tenantSchema">The tenant's.</param>
    public static string SchemaOf(string historySchema, string tenantSchema) => SqlIdentifier.Truncate(historySchema + Infix + tenantSchema);

    /// <summary>Whether a schema is for the history of the database, or may be for that of a tenant.</summary>
    public static bool IsOne(string schema, string historySchema) =>
        schema == historySchema || schema.StartsWith(historySchema + Infix, StringComparison.Ordinal);

    /// <summary>The schemas of tenants and those of their histories: what is said of the rest of the database is not said of them.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> historySchemas, CancellationToken cancellationToken)
    {
        var query = Create("SELECT nspname::pg_catalog.text FROM pg_catalog.pg_namespace");
        var all = (await connection.QueryAsync(query, static reader => reader.GetString(0), cancellationToken).ConfigureAwait(false))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from historySchema in historySchemas
               from tenant in all
               let history = SchemaOf(historySchema, tenant)
               where all.Contains(history)
               from schema in new[] { tenant, history }
               select schema,
        ];
    }
}
