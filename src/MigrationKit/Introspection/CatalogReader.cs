using MigrationKit.Core.Model;
using MigrationKit.Internal;
using MigrationKit.Introspection.Readers;
using Npgsql;

namespace MigrationKit.Introspection;

/// <summary>Reads the schema of a database out of its catalogs: PostgreSQL 13 to 18, any role, two round trips.</summary>
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
    /// Constants and names are printed as these say, which a role may have set otherwise, and its limit is meant for queries of users; the last ones
    /// are about speed.
    /// </summary>
    private static readonly string[] Settings =
    [
        "search_path = ''", "quote_all_identifiers = off", "datestyle = 'ISO, MDY'", "intervalstyle = postgres", "timezone = 'UTC'",
        "extra_float_digits = 1", "bytea_output = hex", "statement_timeout = 0", "jit = off", "enable_mergejoin = off",
        "join_collapse_limit = 1", "from_collapse_limit = 1",
    ];

    /// <summary>
    /// Catalogs that were just filled have no statistics: a loop in a loop, good for the one row that the planner expects, would take the square of the
    /// time of a whole database. Of some schemas nothing but loops over indexes is right, because all else looks at the whole.
    /// </summary>
    private static readonly string[] WholeSettings = ["enable_nestloop = off", "enable_hashjoin = on", "enable_seqscan = on"];

    private static readonly string[] PartSettings = ["enable_nestloop = on", "enable_hashjoin = off", "enable_seqscan = off"];

    /// <summary>
    /// Where the server keeps the plans of the queries from one schema to the next. Left to itself it would make them anew a few times, to see whether
    /// that pays.
    /// </summary>
    private const string KeptSetting = "plan_cache_mode = force_generic_plan";

    /// <summary>The stem of the query for what there is nothing of.</summary>
    private const string Absent = "absent";

    /// <summary>The same of some schemas.</summary>
    private const string AbsentFromSchemas = "absent_from_schemas";

    /// <summary>The queries for what stands beside an object of any kind, by their stems.</summary>
    private static readonly (string Kind, Action<CatalogObjects, CatalogRow> Read)[] Beside =
    [
        ("privilege", static (objects, row) => objects.AddPrivilege(row)),
        ("security_label", static (objects, row) => objects.AddLabel(row)),
        (Owner, static (objects, row) => objects.AddOwner(row)),
    ];

    private const string Dependency = "dependency";

    private const string Owner = "owner";

    /// <summary>The stems of all queries, in the order in which they are sent.</summary>
    public static IEnumerable<string> Kinds =>
        [Absent, AbsentFromSchemas, .. Readers.Select(static reader => reader.Kind), .. Beside.Select(static beside => beside.Kind), .. UnmodelledKind.All, Dependency];

    /// <summary>Reads at one moment, in a transaction of its own.</summary>
    /// <param name="connection">An open connection that is in no transaction.</param>
    /// <param name="filter">Which part of the database to read.</param>
    /// <param name="ct">Cancels the reading.</param>
    /// <exception cref="PostgresException">The server refuses; the connection is in no transaction afterwards.</exception>
    public static Task<CatalogSnapshot> ReadAsync(NpgsqlConnection connection, CatalogFilter filter, CancellationToken ct)
    {
        var plans = KeptPlans.Of(connection);
        return plans.SurviveLossAsync(() => ReadAsync(connection, filter, plans.OutliveRuns ? plans : null, ct));
    }

    /// <summary>Reads what is modelled inside the transaction that the connection is in, whose search_path is empty afterwards.</summary>
    public static async Task<DatabaseSchema> ReadInTransactionAsync(NpgsqlConnection connection, CatalogFilter filter, CancellationToken ct)
    {
        var kinds = Readers.Select(static reader => reader.Kind).ToHashSet(StringComparer.Ordinal);
        kinds.ExceptWith(await ReadAbsentAsync(new CatalogBatch(connection), QueriesOf(connection, filter), filter, ct).ConfigureAwait(false));
        var reading = new CatalogReading(filter);
        await ReadAsync(new CatalogBatch(connection), QueriesOf(connection, filter), filter, reading, kinds.Contains, end: null, ct).ConfigureAwait(false);
        return reading.ToSnapshot().Schema;
    }

    private static async Task<CatalogSnapshot> ReadAsync(NpgsqlConnection connection, CatalogFilter filter, KeptPlans? plans, CancellationToken ct)
    {
        try
        {
            var queries = QueriesOf(connection, filter);
            var first = new CatalogBatch(connection, plans);
            first.Add("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            if (filter.LockTimeout is { } timeout)
            {
                first.AddSettings([FormattableString.Invariant($"lock_timeout = {(long)timeout.TotalMilliseconds}")]);
            }

            if (plans is not null)
            {
                first.AddSettings([KeptSetting]);
            }

            var absent = await ReadAbsentAsync(first, queries, filter, ct).ConfigureAwait(false);
            var reading = new CatalogReading(filter);
            // Not NpgsqlTransaction: its commit would be a round trip of its own.
            await ReadAsync(
                new CatalogBatch(connection, plans), queries, filter, reading, kind => !absent.Contains(kind) && IsWanted(kind, filter), end: "COMMIT", ct)
                .ConfigureAwait(false);
            return reading.ToSnapshot();
        }
        catch
        {
            await RollbackAsync(connection).ConfigureAwait(false);
            throw;
        }
    }

    private static bool IsWanted(string kind, CatalogFilter filter) =>
        (kind != Owner || filter.Owners)
        && (kind != Dependency || filter.Details.HasFlag(CatalogDetails.Uses))
        && (filter.Details.HasFlag(CatalogDetails.NotModelled) || !UnmodelledKind.All.Contains(kind));

    /// <summary>Makes the settings and looks which kinds there are.</summary>
    private static async Task<HashSet<string>> ReadAbsentAsync(CatalogBatch batch, CatalogQuery queries, CatalogFilter filter, CancellationToken ct)
    {
        var absent = new HashSet<string>(StringComparer.Ordinal);
        // With an empty search_path PostgreSQL prints every name with its schema. Compiling would take longer than the queries do.
        batch.AddSettings(Settings);
        batch.AddSettings(filter.IsPart ? PartSettings : WholeSettings);
        batch.AddQuery(queries.For(filter.IsPart ? AbsentFromSchemas : Absent), filter, row => absent.Add(row.Text("kind")));
        await batch.ReadAsync(ct).ConfigureAwait(false);
        return absent;
    }

    private static Task ReadAsync(
        CatalogBatch batch, CatalogQuery queries, CatalogFilter filter, CatalogReading reading, Func<string, bool> isRead, string? end, CancellationToken ct)
    {
        foreach (var reader in Readers.Where(reader => isRead(reader.Kind)))
        {
            batch.AddQuery(queries.For(reader.Kind), filter, row => reading.Add(reader, row));
        }

        foreach (var (kind, read) in Beside.Where(beside => isRead(beside.Kind)))
        {
            batch.AddQuery(queries.For(kind), filter, row => read(reading.Objects, row));
        }

        foreach (var kind in UnmodelledKind.All.Where(isRead))
        {
            batch.AddQuery(queries.For(kind), filter, reading.AddUnmodelled);
        }

        if (isRead(Dependency))
        {
            // Of a part, too, it looks at all that depends on something.
            batch.AddSettings(WholeSettings);
            batch.AddQuery(queries.For(Dependency), filter, reading.Objects.AddUse);
            reading.Objects.UsesAreKnown();
        }

        if (end is not null)
        {
            batch.Add(end);
        }

        return batch.ReadAsync(ct);
    }

    private static CatalogQuery QueriesOf(NpgsqlConnection connection, CatalogFilter filter) => new(connection.PostgreSqlVersion.Major, filter.IsPart);

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
