using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.Introspection.Canonical;

/// <summary>Drops the scratch databases of processes that were killed: old ones that nobody is connected to.</summary>
internal static class ScratchLeftovers
{
    /// <summary>Between its creation and its first session a database has none.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromMinutes(10);

    /// <param name="server">An open connection that is in no transaction.</param>
    /// <param name="ct">Cancels the work.</param>
    public static async Task DropAsync(NpgsqlConnection server, CancellationToken ct)
    {
        const string query = """
            SELECT d.datname, extract(epoch FROM pg_catalog.now())::bigint FROM pg_catalog.pg_database d
            WHERE pg_catalog.starts_with(d.datname::pg_catalog.text, $1) AND pg_catalog.pg_has_role(d.datdba, 'USAGE')
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datid OPERATOR(pg_catalog.=) d.oid)
            """;
        var unused = await server.QueryAsync(
            Commands.Create(query, Commands.Text(ScratchName.Prefix)),
            static row => (Name: row.GetString(0), Now: row.GetInt64(1)),
            ct).ConfigureAwait(false);
        foreach (var (name, now) in unused)
        {
            if (ScratchName.CreatedAt(name) is { } created && now - created > Age.TotalSeconds)
            {
                await DropAsync(server, name, ct).ConfigureAwait(false);
            }
        }
    }

    private static async Task DropAsync(NpgsqlConnection server, string name, CancellationToken ct)
    {
        try
        {
            // Without FORCE: a session that came since means that somebody uses it.
            await server.ExecuteAsync(ct, Commands.Create($"DROP DATABASE IF EXISTS {SqlIdentifier.Quote(name)}")).ConfigureAwait(false);
        }
        catch (PostgresException)
        {
            // It is left for another time: it is not what this run is about.
        }
    }
}
