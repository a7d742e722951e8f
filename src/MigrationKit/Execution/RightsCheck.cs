using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Internal;
using Npgsql;
using static MigrationKit.Internal.Commands;

namespace MigrationKit.Execution;

/// <summary>
/// Asks before anything runs whether the role has the rights that the statements need on what is there already, so that all that lack can
/// be granted at once. What a script makes itself it may change too. A statement that is not understood is not asked about: it will say so.
/// </summary>
internal sealed class RightsCheck(NpgsqlConnection connection)
{
    // Of an object that is not there yet the CASE is NULL, so nothing is missing.
    private const string Query =
        """
        SELECT n.kind, n.schema, n.name, pg_catalog.quote_ident(current_user::pg_catalog.text)
        FROM ROWS FROM (pg_catalog.unnest($1), pg_catalog.unnest($2), pg_catalog.unnest($3)) WITH ORDINALITY n (kind, schema, name, place)
        LEFT JOIN pg_catalog.pg_namespace s ON s.nspname::pg_catalog.text OPERATOR(pg_catalog.=) n.schema
        LEFT JOIN pg_catalog.pg_class c
            ON c.relnamespace OPERATOR(pg_catalog.=) s.oid AND c.relname::pg_catalog.text OPERATOR(pg_catalog.=) n.name
        LEFT JOIN pg_catalog.pg_type t
            ON t.typnamespace OPERATOR(pg_catalog.=) s.oid AND t.typname::pg_catalog.text OPERATOR(pg_catalog.=) n.name
        WHERE NOT CASE
            WHEN n.kind OPERATOR(pg_catalog.=) 'database' THEN pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
            WHEN n.kind OPERATOR(pg_catalog.=) 'schema' THEN pg_catalog.has_schema_privilege(s.oid, 'CREATE')
            WHEN n.kind OPERATOR(pg_catalog.=) 'owner' THEN pg_catalog.pg_has_role(c.relowner, 'USAGE')
            WHEN n.kind OPERATOR(pg_catalog.=) 'drop' THEN pg_catalog.pg_has_role(c.relowner, 'USAGE') OR pg_catalog.pg_has_role(s.nspowner, 'USAGE')
            WHEN n.kind OPERATOR(pg_catalog.=) 'references' THEN pg_catalog.has_table_privilege(c.oid, 'REFERENCES')
                OR pg_catalog.has_any_column_privilege(c.oid, 'REFERENCES')
            WHEN n.kind OPERATOR(pg_catalog.=) 'type' THEN pg_catalog.pg_has_role(t.typowner, 'USAGE') OR pg_catalog.pg_has_role(s.nspowner, 'USAGE')
            END
        ORDER BY n.place
        """;

    /// <exception cref="MigrationException">Rights are missing: all of them, with the statements that grant them.</exception>
    public async Task ThrowIfMissingAsync(IEnumerable<ScriptStep> steps, CancellationToken cancellationToken)
    {
        // The server says so when a session begins, and again when it changes.
        if (connection.PostgresParameters.GetValueOrDefault("is_superuser") == "on")
        {
            return;
        }

        // One after the other: a script may be longer than the memory.
        var needs = new HashSet<NeededRight>();
        foreach (var statement in steps.SelectMany(static step => step.Statements))
        {
            if (ChangesRole(statement.Sql))
            {
                return;
            }

            needs.UnionWith(NeededRight.Of(statement.Sql));
        }

        if (needs.Count == 0)
        {
            return;
        }

        var query = Create(
            Query,
            Texts(needs.Select(static need => need.Kind)),
            Texts(needs.Select(static need => need.Schema)),
            Texts(needs.Select(static need => need.Name)));
        var missing = await connection.QueryAsync(query, Read, cancellationToken).ConfigureAwait(false);
        if (missing.Count > 0)
        {
            throw Missing(missing);
        }
    }

    private MigrationException Missing(List<(NeededRight Right, string Role)> missing)
    {
        var role = missing[0].Role;
        var database = SqlIdentifier.Quote(connection.Database);
        return new MigrationException(
            Codes.MissingRights,
            $"The role {role} lacks {missing.Count} right(s) that the pending migrations need: "
                + $"{string.Join("; ", missing.Select(static lack => lack.Right.InWords))}. Nothing was changed.",
            "Let an administrator run: " + string.Join(" ", missing.Select(lack => lack.Right.Remedy(role, database)))
                + " Or apply migrations as another role: MigrationKit:ConnectionString in the configuration.");
    }

    /// <summary>SET ROLE and SET SESSION AUTHORIZATION: the rights of another one count then.</summary>
    private static bool ChangesRole(string sql)
    {
        var words = new StatementWords(sql);
        return words.Accept("set") && (words.Has("role") || words.Has("authorization"));
    }


    private static (NeededRight Right, string Role) Read(NpgsqlDataReader reader) =>
        (new NeededRight(reader.GetString(0), reader.GetString(1), reader.GetString(2)), reader.GetString(3));
}
