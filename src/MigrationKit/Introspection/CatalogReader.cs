using MigrationKit.Core.Model;
using MigrationKit.Introspection.Readers;
using Npgsql;

namespace MigrationKit.Introspection;

/// <summary>Reads the schema of a database out of its catalogs: PostgreSQL 13 to 18, any role, one round trip.</summary>
internal static class CatalogReader
{
    private static readonly ObjectReader[] Readers =
    [
        new NamespaceReader(),
        new ExtensionReader(),
        new EnumReader(),
        new SequenceReader(),
        new TableReader(),
        new ColumnReader(),
        new PrimaryKeyReader(),
        new UniqueReader(),
        new ExclusionReader(),
        new CheckReader(),
        new ForeignKeyReader(),
        new IndexReader(),
        new ViewReader(),
        new RuleReader(),
        new TriggerReader(),
        new PolicyReader(),
        new EventTriggerReader(),
        new RoutineReader(),
        new DefinedReader(ObjectKind.Aggregate, "aggregate", "pg_proc"),
        new IdentitySequenceReader(),
        new ViewColumnReader(),
        new DefinedReader(ObjectKind.Statistics, "statistics", "pg_statistic_ext"),
        new PublicationReader(),
        new DefinedReader(ObjectKind.TextSearchParser, "text_search_parser", "pg_ts_parser"),
        new DefinedReader(ObjectKind.TextSearchTemplate, "text_search_template", "pg_ts_template"),
        new TextSearchDictionaryReader(),
        new DefinedReader(ObjectKind.TextSearchConfiguration, "text_search_configuration", "pg_ts_config"),
        new ForeignDataWrapperReader(),
        new ForeignServerReader(),
        new DefaultPrivilegesReader(),
        new DefinedReader(ObjectKind.Domain, "domain", "pg_type"),
        new DefinedReader(ObjectKind.Composite, "composite_type", "pg_type"),
        new DefinedReader(ObjectKind.Range, "range", "pg_type"),
        new DefinedReader(ObjectKind.Collation, "collation", "pg_collation"),
        new DefinedReader(ObjectKind.Operator, "operator", "pg_operator"),
        new DefinedReader(ObjectKind.OperatorFamily, "operator_family", "pg_opfamily"),
        new DefinedReader(ObjectKind.OperatorClass, "operator_class", "pg_opclass"),
        new DefinedReader(ObjectKind.Cast, "cast", "pg_cast"),
        new DefinedReader(ObjectKind.Conversion, "conversion", "pg_conversion"),
        new DefinedReader(ObjectKind.Transform, "transform", "pg_transform"),
        new DefinedReader(ObjectKind.Language, "language", "pg_language"),
        new DefinedReader(ObjectKind.AccessMethod, "access_method", "pg_am"),
    ];

    /// <summary>
    /// Constants and names are printed as these say, which a role may have set otherwise; the last ones are about speed.
    /// </summary>
    private static readonly string[] Settings =
    [
        "search_path = ''", "quote_all_identifiers = off", "datestyle = 'ISO, MDY'", "intervalstyle = postgres", "timezone = 'UTC'",
        "extra_float_digits = 1", "bytea_output = hex", "jit = off", "enable_nestloop = off", "enable_mergejoin = off",
    ];

    /// <summary>The stem of the query for what objects use.</summary>
    private const string Dependency = "dependency";

    private const string Owner = "owner";

    /// <summary>The stems of the queries for what stands beside an object of any kind.</summary>
    private static readonly string[] Beside = ["privilege", "security_label", Owner];

    /// <summary>The stems of all queries, in the order in which they are sent.</summary>
    public static IEnumerable<string> Kinds => [.. Readers.Select(static reader => reader.Kind), Dependency, .. Beside, .. UnmodelledKind.All];

    /// <summary>Reads at one moment, in a transaction of its own.</summary>
    /// <param name="connection">An open connection that is in no transaction.</param>
    /// <param name="filter">Which part of the database to read.</param>
    /// <param name="ct">Cancels the reading.</param>
    /// <exception cref="PostgresException">The server refuses; the connection is in no transaction afterwards.</exception>
    public static async Task<CatalogSnapshot> ReadAsync(NpgsqlConnection connection, CatalogFilter filter, CancellationToken ct)
    {
        // Not NpgsqlTransaction: its commit would be a round trip of its own.
        var batch = new CatalogBatch(connection, filter);
        await using (batch.ConfigureAwait(false))
        {
            batch.Add("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            if (filter.LockTimeout is { } timeout)
            {
                batch.Add(FormattableString.Invariant($"SET LOCAL lock_timeout = {(long)timeout.TotalMilliseconds}"));
            }

            AddQueries(batch, Kinds.Where(kind => kind != Owner || filter.Owners));
            batch.Add("COMMIT");
            try
            {
                return await batch.ReadAsync(Readers, inFull: true, UnmodelledKind.All, ct).ConfigureAwait(false);
            }
            catch
            {
                await RollbackAsync(connection).ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <summary>Reads what is modelled inside the transaction that the connection is in, whose search_path is empty afterwards.</summary>
    public static async Task<DatabaseSchema> ReadInTransactionAsync(NpgsqlConnection connection, CatalogFilter filter, CancellationToken ct)
    {
        var batch = new CatalogBatch(connection, filter);
        await using (batch.ConfigureAwait(false))
        {
            AddQueries(batch, Readers.Select(static reader => reader.Kind));
            return (await batch.ReadAsync(Readers, inFull: false, [], ct).ConfigureAwait(false)).Schema;
        }
    }

    private static void AddQueries(CatalogBatch batch, IEnumerable<string> kinds)
    {
        // With an empty search_path PostgreSQL prints every name with its schema. Compiling would take longer than the queries do. Catalogs that
        // were just filled have no statistics: a loop in a loop, good for the one row that the planner expects, would take the square of the time.
        foreach (var setting in Settings)
        {
            batch.Add("SET LOCAL " + setting);
        }

        foreach (var kind in kinds)
        {
            batch.AddQuery(kind);
        }
    }

    private static async Task RollbackAsync(NpgsqlConnection connection)
    {
        if (connection.State != System.Data.ConnectionState.Open)
        {
            return;
        }

        var rollback = new NpgsqlCommand("ROLLBACK", connection);
        await using (rollback.ConfigureAwait(false))
        {
            await rollback.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
