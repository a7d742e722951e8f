using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Data;
using MigrationKit.Drift.Audit;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.History;

/// <summary>
/// Makes the history tables where they are missing, and looks whose they are before they are trusted: whoever may create schemas could
/// have made them before, with rows or triggers of his own. Called under the migration lock only, because
/// <c>CREATE … IF NOT EXISTS</c> of several sessions at once fails.
/// </summary>
internal sealed class HistoryStore(NpgsqlConnection connection, HistoryTables tables, ILogger logger, TableGroup? group = null)
{
    private static readonly Dictionary<string, string[]> ColumnsOf = new(StringComparer.Ordinal)
    {
        ["history"] =
        [
            "model", "ordinal", "migration_id", "from_fingerprint", "to_fingerprint", "checksum", "applied_at", "duration", "applied_by",
            "tool_version", "chain",
        ],
        ["expanded"] =
        [
            "model", "ordinal", "migration_id", "from_fingerprint", "to_fingerprint", "checksum", "expanded_at", "expanded_by",
            "tool_version", "chain",
        ],
        ["steps"] = ["model", "migration_id", "step", "state", "checksum", "statements_done", "started_at", "finished_at"],
        ["contracted"] = ["model", "migration_id", "statements", "contracted_at"],
    };

    /// <summary>The names of the tables that every history has.</summary>
    public static IEnumerable<string> Tables => ColumnsOf.Keys;

    private readonly TableGroup _group = group ?? new TableGroup("tables.sql", ColumnsOf) { Besides = DataJournal.Group };

    private bool _hasSchema;

    /// <summary>Whether the last inspection has found any of the tables that may be there besides.</summary>
    public bool HasBesides { get; private set; }

    /// <param name="Name">The table; empty for the schema, whose owner can put another table in the place of any.</param>
    /// <param name="IsTable">Whether it is no view and the like.</param>
    /// <param name="Owner">The role that it belongs to.</param>
    /// <param name="IsTrusted">Whether that is one of <see cref="TrustedRoles"/>.</param>
    /// <param name="Columns">Its columns.</param>
    private sealed record Found(string Name, bool IsTable, string Owner, bool IsTrusted, string[] Columns);

    /// <summary>The tables that are not there: all of them, or those that this version is the first one to have.</summary>
    /// <exception cref="MigrationException">They are of another role, or of another shape.</exception>
    public async Task<IReadOnlyCollection<string>> InspectAsync(CancellationToken cancellationToken)
    {
        var found = await FindAsync(cancellationToken).ConfigureAwait(false);
        _hasSchema = found.Count > 0;
        foreach (var table in found)
        {
            if (FaultOf(table) is { } fault)
            {
                throw fault;
            }
        }

        HasBesides = found.Exists(table => table.Name.Length > 0 && !_group.ColumnsOf.ContainsKey(table.Name));
        return [.. _group.ColumnsOf.Keys.Except(found.Select(static table => table.Name), StringComparer.Ordinal)];
    }

    /// <summary>Creates what is missing.</summary>
    /// <exception cref="MigrationException">What is there is of another role, or of another shape.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var missing = await InspectAsync(cancellationToken).ConfigureAwait(false);
        if (missing.Count > 0)
        {
            await CreateAsync(missing, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Creates what <see cref="InspectAsync"/> found missing. Without a BEGIN a batch is one transaction, and one round trip.</summary>
    public async Task CreateAsync(IReadOnlyCollection<string> missing, CancellationToken cancellationToken)
    {
        // The right to create it is asked for before it is seen that a schema exists.
        var scripts = _hasSchema ? new[] { _group.Script } : ["schema.sql", _group.Script];
        await connection.ExecuteAsync(
            cancellationToken,
            [Create("SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true)"), .. scripts.SelectMany(Statements)])
            .ConfigureAwait(false);
        logger.HistoryCreated(tables.Schema, string.Join(", ", missing));
    }

    /// <summary>
    /// Some tables, if there are any that belong to no extension, to no system schema, to no tenant with a history of its own and not to MigrationKit.
    /// </summary>
    public async Task<List<string>> FindForeignTablesAsync(int most, CancellationToken cancellationToken)
    {
        var tenants = tables.OnlySchema is null ? await TenantHistory.FindAsync(connection, [tables.Schema], cancellationToken).ConfigureAwait(false) : [];
        // What is in a schema is found by what depends on it: there is no index of relations by schema, and a database may have thousands of tenants.
        const string InSchema =
            """
            AND n.nspname OPERATOR(pg_catalog.=) $3::pg_catalog.name
            AND c.oid OPERATOR(pg_catalog.=) ANY (ARRAY(
                SELECT e.objid FROM pg_catalog.pg_depend e
                WHERE e.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
                  AND e.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_namespace'::pg_catalog.regclass
                  AND e.refobjid OPERATOR(pg_catalog.=) (SELECT s.oid FROM pg_catalog.pg_namespace s WHERE s.nspname OPERATOR(pg_catalog.=) $3::pg_catalog.name)))
            """;
        var query = Create(
            $"""
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
            WHERE c.relkind::pg_catalog.text OPERATOR(pg_catalog.=) ANY (ARRAY['r', 'p'])
              AND n.nspname::pg_catalog.text OPERATOR(pg_catalog.<>) ALL ($1)
              AND NOT pg_catalog.starts_with(n.nspname::pg_catalog.text, 'pg_')
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                              WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
                                AND d.objid OPERATOR(pg_catalog.=) c.oid AND d.deptype::pg_catalog.text OPERATOR(pg_catalog.=) 'e')
              {(tables.OnlySchema is null ? "" : InSchema)}
            ORDER BY 1 LIMIT $2
            """,
            Texts(["information_schema", tables.Schema, DdlAudit.Schema, .. tenants]), Integer(most));
        if (tables.OnlySchema is { } only)
        {
            query.Parameters.Add(Text(only));
        }

        return await connection.QueryAsync(query, static reader => reader.GetString(0), cancellationToken).ConfigureAwait(false);
    }

    /// <returns>The schema, if there is one, and the tables that are in it.</returns>
    private Task<List<Found>> FindAsync(CancellationToken cancellationToken)
    {
        NpgsqlBatchCommand Query() => Create(
            $"""
            WITH trusted AS MATERIALIZED ({TrustedRoles.Query}),
                 home AS (SELECT n.oid, n.nspowner FROM pg_catalog.pg_namespace n WHERE n.nspname OPERATOR(pg_catalog.=) $1::pg_catalog.name),
                 found AS (SELECT '' AS name, true AS is_table, h.nspowner AS owner, 0::pg_catalog.oid AS oid FROM home h
                           UNION ALL
                           SELECT c.relname::pg_catalog.text, c.relkind::pg_catalog.text OPERATOR(pg_catalog.=) 'r', c.relowner, c.oid
                           FROM home h JOIN pg_catalog.pg_class c ON c.relnamespace OPERATOR(pg_catalog.=) h.oid
                           WHERE c.relname OPERATOR(pg_catalog.=) ANY ($2::pg_catalog.name[]))
            SELECT f.name, f.is_table, pg_catalog.pg_get_userbyid(f.owner)::pg_catalog.text,
                   f.owner OPERATOR(pg_catalog.=) ANY (ARRAY(SELECT t.oid FROM trusted t)),
                   ARRAY(SELECT attname::pg_catalog.text FROM pg_catalog.pg_attribute
                         WHERE attrelid OPERATOR(pg_catalog.=) f.oid AND attnum OPERATOR(pg_catalog.>) 0 AND NOT attisdropped)
            FROM found f
            """,
            Text(tables.Schema), Texts(_group.AllColumns.Keys));
        return KeptPlans.Of(connection).QueryAsync(Query, ReadFound, cancellationToken);
    }

    private static Found ReadFound(NpgsqlDataReader reader) =>
        new(reader.GetString(0), reader.GetBoolean(1), reader.GetString(2), reader.GetBoolean(3), reader.GetFieldValue<string[]>(4));

    private MigrationException? FaultOf(Found table)
    {
        var isSchema = table.Name.Length == 0;
        var name = isSchema ? tables.QuotedSchema : $"{tables.QuotedSchema}.{table.Name}";
        if (!table.IsTrusted)
        {
            return new MigrationException(
                Codes.ForeignHistory,
                $"The history {(isSchema ? "schema" : "table")} {name} belongs to the role {table.Owner}, which is neither the role that applies "
                    + "migrations, nor one of its groups, nor the owner of the database, nor a superuser. What "
                    + (isSchema ? "is in it can be replaced at any time." : "it says cannot be trusted."),
                $"Apply as {table.Owner}; or look at it, and if it is right: "
                    + $"ALTER {(isSchema ? "SCHEMA" : "TABLE")} {name} OWNER TO CURRENT_USER;");
        }

        if (isSchema)
        {
            return null;
        }

        var missing = _group.AllColumns[table.Name].Except(table.Columns, StringComparer.Ordinal).ToList();
        var fault = !table.IsTable ? "is no table" : missing.Count > 0 ? "lacks " + string.Join(", ", missing) : null;
        return fault is null ? null : ServerFailure.ForeignHistory($"{name} is not a history table of MigrationKit: it {fault}.");
    }

    private IEnumerable<NpgsqlBatchCommand> Statements(string file)
    {
        using var stream = typeof(HistoryStore).Assembly.GetManifestResourceStream("MigrationKit/history/" + file)!;
        using var reader = new StreamReader(stream);
        var script = reader.ReadToEnd().Replace(":\"history_schema\"", tables.QuotedSchema, StringComparison.Ordinal);
        return StatementSplitter.Split(script).Where(static statement => statement.Sql.Length > 0)
            .Select(static statement => Create(statement.Sql));
    }
}
