using MigrationKit.Core.Model;

namespace MigrationKit.Repository.Tests;

/// <summary>A schema with every kind of object, each once with all that it can have and where it differs once with nothing.</summary>
internal static class FullSchema
{
    private static readonly QualifiedName s_users = new("sales", "users");
    private static readonly QualifiedName s_orders = new("sales", "orders");
    private static readonly QualifiedName s_events = new("sales", "events");
    private static readonly QualifiedName s_one = new("sales", "one");
    private static readonly QualifiedName s_totals = new("sales", "totals");
    private static readonly EquatableArray<Clause> s_labels = EquatableArray.Of(new Clause("label", "'x'"));

    private static readonly EquatableArray<Privilege> s_rights = Privilege.Sorted(
    [
        new("app", "INSERT"), new("app", "SELECT", PrivilegeForm.Grantable), new(Privilege.Everyone, "USAGE", PrivilegeForm.Revoked), new(Privilege.Owner, Privilege.All),
    ]);

    private static readonly SequenceOptions s_numbers = new() { Start = 1000, Increment = 5, MinValue = 10, MaxValue = 100_000, Cache = 20, Cycle = true };

    public static DatabaseSchema Instance { get; } = DatabaseSchema.Create(
    [
        new Namespace("sales") { Comment = "Sales.", Owner = "\"The owner\"", Privileges = s_rights, Labels = s_labels },
        new Namespace("audit"),
        new Extension("citext") { Schema = "sales", Version = "1.6", Comment = "Text without case." },
        new EnumType(new QualifiedName("sales", "state")) { Values = EquatableArray.Of("new", "it's", "größer"), Comment = "States.", Owner = "boss", Privileges = EquatableArray.Of(new Privilege(Privilege.Everyone, "USAGE", PrivilegeForm.Revoked)), Labels = s_labels },
        new EnumType(new QualifiedName("sales", "nothing")) { Values = EquatableArray<string>.Empty },
        new Sequence(new QualifiedName("sales", "numbers"))
        {
            DataType = "integer", IsUnlogged = true, Options = s_numbers, Owner = "boss", Privileges = EquatableArray.Of(new Privilege("app", "USAGE")), Labels = s_labels, OwnedBy = ObjectId.Of(ObjectKind.Column, s_orders, "number"), Comment = "Numbers.",
        },
        new Sequence(new QualifiedName("public", "plain")),
        new Table(s_users)
        {
            IsUnlogged = true, AccessMethod = "columnar", Tablespace = "fast", Parameters = EquatableArray.Of("fillfactor=70"), OfType = new QualifiedName("sales", "person"),
            ReplicaIdentity = ReplicaIdentity.Full, HasRowSecurity = true, ForcesRowSecurity = true, Comment = "Users.",
            Owner = "boss", Privileges = s_rights, Labels = s_labels,
        },
        new Table(s_orders),
        new Table(s_events) { PartitionBy = "RANGE (id)" },
        new Table(new QualifiedName("sales", "events_1")) { PartitionOf = new Partition(s_events, "FOR VALUES FROM (1) TO (2)") },
        new Table(new QualifiedName("sales", "heir")) { Inherits = EquatableArray.Of(s_orders) },
        new Table(new QualifiedName("sales", "remote")) { Foreign = new ForeignSource("far") { Options = EquatableArray.Of(new Clause("table_name", "it's")) } },
        Column(s_users, "id", "bigint", 1) with { Identity = new Identity(IdentityGeneration.Always) { Options = s_numbers }, Comment = "The key.", Privileges = s_rights, Labels = s_labels },
        new IdentitySequence { Table = s_users, Name = "id", Comment = "Its numbers.", Privileges = EquatableArray.Of(new Privilege("app", "USAGE")), Labels = s_labels },
        Column(s_users, "email", "text", 2) with { IsNullable = true, Default = "'\"\\x\"'::text", Collation = new QualifiedName("pg_catalog", "de-x-icu"), Storage = "external", Compression = "lz4" },
        Column(s_users, "shout", "text", 3) with { Generated = new GeneratedExpression("upper(email)"), Statistics = 500, Options = EquatableArray.Of("n_distinct=5") },
        Column(s_users, "whisper", "text", 4) with { Generated = new GeneratedExpression("lower(email)", Stored: false) },
        Column(s_orders, "id", "integer", 1) with { Identity = new Identity(IdentityGeneration.ByDefault) },
        Column(s_orders, "number", "integer", 2) with { Requirement = new Requirement { Name = "numbered", NoInherit = true, IsValidated = false } },
        Column(s_orders, "user_id", "bigint", 3),
        Column(s_orders, "state", "sales.state[]", 4),
        new PrimaryKey { Table = s_users, Name = "pk_users", Columns = EquatableArray.Of("id"), IsWithoutOverlaps = true, Include = EquatableArray.Of("email"), IndexComment = "Fast.", IsClustered = true, Comment = "Key." },
        new PrimaryKey { Table = s_orders, Name = "pk_orders", Columns = EquatableArray.Of("id"), Deferral = Deferral.InitiallyImmediate },
        new UniqueConstraint
        {
            Table = s_users, Name = "uq_users_email", Columns = EquatableArray.Of("email"), IsWithoutOverlaps = true, Include = EquatableArray.Of("shout"), NullsNotDistinct = true,
            Deferral = Deferral.InitiallyDeferred, Comment = "Once.",
        },
        new UniqueConstraint { Table = s_users, Name = "uq_users_id", Columns = EquatableArray.Of("id") },
        new ExclusionConstraint
        {
            Table = s_users, Name = "ex_users", Method = "gist", Include = EquatableArray.Of("id"), Where = "id > 0", Deferral = Deferral.InitiallyImmediate, Tablespace = "fast", IsReplicaIdentity = true,
            Elements = EquatableArray.Of(new ExclusionElement(new IndexKey { Column = "id" }, "="), new ExclusionElement(new IndexKey { Expression = "lower(email)" }, "OPERATOR(sales.=)")),
        },
        new ExclusionConstraint { Table = s_orders, Name = "ex_orders", Elements = EquatableArray.Of(new ExclusionElement(new IndexKey { Column = "id" }, "=")) },
        new CheckConstraint { Table = s_users, Name = "ck_users", Expression = "email <> ''", NoInherit = true, IsEnforced = false, IsValidated = false, Comment = "Some." },
        new CheckConstraint { Table = s_orders, Name = "ck_orders", Expression = "number > 0" },
        new ForeignKey
        {
            Table = s_orders, Name = "fk_orders_users", Columns = EquatableArray.Of("user_id"), PrincipalTable = s_users, PrincipalColumns = EquatableArray.Of("id"),
            OnDelete = ReferentialAction.SetNull, OnDeleteColumns = EquatableArray.Of("user_id"), OnUpdate = ReferentialAction.Cascade, MatchFull = true, IsPeriod = true, IsEnforced = false,
            Deferral = Deferral.InitiallyDeferred, IsValidated = false, Comment = "Whose.",
        },
        new ForeignKey { Table = s_orders, Name = "fk_plain", Columns = EquatableArray.Of("user_id"), PrincipalTable = s_users, PrincipalColumns = EquatableArray.Of("id") },
        new TableIndex
        {
            Table = s_users, Name = "ix_users", IsUnique = true, Method = "gist", NullsNotDistinct = true, Where = "email IS NOT NULL", Include = EquatableArray.Of("id"),
            Parameters = EquatableArray.Of("fillfactor=70"), Comment = "Fast.", IsValid = false,
            Keys = EquatableArray.Of(
                new IndexKey { Column = "email", Descending = true, Nulls = NullsOrder.Last, Collation = new QualifiedName("pg_catalog", "C"), OperatorClass = "gist_trgm_ops(siglen='32')" },
                new IndexKey { Expression = "lower(email)", Nulls = NullsOrder.First, Statistics = 100 }),
        },
        new TableIndex { Table = s_orders, Name = "ix_orders", Keys = EquatableArray.Of(new IndexKey { Column = "number" }) },
        .. Views,
        .. OfRelations,
        .. Routines,
        .. Types,
        .. Operators,
        .. TextSearch,
        .. Foreign,
        .. Shared,
    ]);

    private static IEnumerable<SchemaObject> Views =>
    [
        Defined(ObjectKind.View, s_one, "AS SELECT 1 AS one", new("default one", "1"), new("option security_barrier", "true")) with
        {
            Comment = "One.", Owner = "boss", Privileges = s_rights, Labels = s_labels,
        },
        new ViewColumn { Table = s_one, Name = "one", Privileges = EquatableArray.Of(new Privilege("app", "SELECT")) },
        Defined(ObjectKind.MaterializedView, s_totals, "AS SELECT count(*) AS total FROM sales.orders", new Clause("access method", "heap")),
        new TableIndex { Table = s_totals, Name = "ix_totals", Keys = EquatableArray.Of(new IndexKey { Column = "total" }) },
    ];

    private static IEnumerable<SchemaObject> OfRelations =>
    [
        Defined(ObjectId.Of(ObjectKind.Rule, s_orders, "quiet"), "AS ON DELETE TO sales.orders DO INSTEAD NOTHING", new Clause("enabled", "always")),
        Defined(ObjectId.Of(ObjectKind.Trigger, s_orders, "stamp"), "BEFORE UPDATE ON sales.orders FOR EACH ROW EXECUTE FUNCTION sales.stamp()", new Clause("enabled", "replica")) with { Comment = "When." },
        Defined(ObjectId.Of(ObjectKind.Policy, s_users, "own"), "FOR SELECT", new("roles", "app"), new("using", "(id > 0)")),
        Defined(ObjectKind.Statistics, new("sales", "together"), "(mcv) ON id, number FROM sales.orders", new Clause("target", "0")) with { Owner = "boss" },
    ];

    private static IEnumerable<SchemaObject> Routines =>
    [
        Defined(Signed(ObjectKind.Function, "stamp", ""), "()\n RETURNS trigger\n LANGUAGE plpgsql\nAS $function$BEGIN RETURN NEW; END$function$") with
        {
            Owner = "boss", Privileges = EquatableArray.Of(new Privilege(Privilege.Everyone, "EXECUTE", PrivilegeForm.Revoked)), Labels = s_labels,
        },
        Defined(Signed(ObjectKind.Function, "stamp", "integer, text"), "(a integer, b text)\n RETURNS integer\n LANGUAGE sql\nAS $function$SELECT 1$function$"),
        Defined(Signed(ObjectKind.Procedure, "tidy", "integer"), "(INOUT a integer)\n LANGUAGE sql\nAS $procedure$SELECT 1$procedure$"),
        Defined(Signed(ObjectKind.Aggregate, "amount", "*"), "(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0')"),
        Defined(new ObjectId(ObjectKind.EventTrigger, "", "watch"), "ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION sales.watch()", new Clause("enabled", "disabled")),
    ];

    private static IEnumerable<SchemaObject> Types =>
    [
        Defined(ObjectKind.Domain, new("sales", "email"), "AS character varying(200) COLLATE pg_catalog.\"C\"", new("constraint \"C c\"", "CHECK ((VALUE <> ''))"), new("default", "'x'"), new("not null", "NOT NULL")),
        Defined(ObjectKind.Composite, new("sales", "person"), "AS (id bigint, email text)", new Clause("comment id", "'why'")),
        Defined(ObjectKind.Range, new("sales", "span"), "AS RANGE (SUBTYPE = double precision)"),
        Defined(ObjectKind.Collation, new("sales", "loose"), "(PROVIDER = icu, DETERMINISTIC = false, LOCALE = 'und-u-ks-level2')"),
    ];

    private static IEnumerable<SchemaObject> Operators =>
    [
        Defined(Signed(ObjectKind.Operator, "===", "integer, bigint"), "(FUNCTION = int48eq, LEFTARG = integer, RIGHTARG = bigint, HASHES)", new("join", "eqjoinsel"), new("restrict", "eqsel")),
        Defined(Signed(ObjectKind.OperatorFamily, "numbers", "btree"), "", new Clause("OPERATOR 1 (integer, bigint)", "pg_catalog.<")),
        Defined(Signed(ObjectKind.OperatorClass, "numbers", "btree"), "FOR TYPE integer USING btree FAMILY sales.numbers AS OPERATOR 1 pg_catalog.<(integer,integer)"),
        Defined(new ObjectId(ObjectKind.Cast, "", "", Signature: "sales.person AS json"), "WITH INOUT AS IMPLICIT"),
        Defined(new ObjectId(ObjectKind.Transform, "", "", Signature: "FOR integer LANGUAGE sql"), "(FROM SQL WITH FUNCTION sales.out_of(internal))"),
        Defined(ObjectKind.Conversion, new("sales", "latin"), "DEFAULT FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8"),
        Defined(new ObjectId(ObjectKind.Language, "", "ours"), "TRUSTED HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator"),
        Defined(new ObjectId(ObjectKind.AccessMethod, "", "tree"), "TYPE INDEX HANDLER bthandler"),
    ];

    private static IEnumerable<SchemaObject> TextSearch =>
    [
        Defined(ObjectKind.TextSearchParser, new("sales", "words"), "(START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype)"),
        Defined(ObjectKind.TextSearchTemplate, new("sales", "plain"), "(INIT = dsimple_init, LEXIZE = dsimple_lexize)"),
        Defined(ObjectKind.TextSearchDictionary, new("sales", "stems"), "pg_catalog.snowball", new("language", "'english'"), new("stopwords", "'english'")),
        Defined(ObjectKind.TextSearchConfiguration, new("sales", "search"), "pg_catalog.\"default\"", new Clause("word", "pg_catalog.simple, sales.stems")),
    ];

    private static IEnumerable<SchemaObject> Foreign =>
    [
        Defined(new ObjectId(ObjectKind.ForeignDataWrapper, "", "wrapper"), "", new("HANDLER", "sales.handle"), new("option a", "'x=y'")),
        Defined(new ObjectId(ObjectKind.ForeignServer, "", "far"), "TYPE 'it''s' FOREIGN DATA WRAPPER wrapper", new("VERSION", "'1'"), new("option B", "''")),
    ];

    private static IEnumerable<SchemaObject> Shared =>
    [
        new Publication("all") { AllTables = true, GeneratedColumns = "stored" },
        new Publication("some")
        {
            Tables = EquatableArray.Of(new PublishedTable(s_orders, EquatableArray.Of("id", "number"), "(number > 1)"), new PublishedTable(s_users)),
            Schemas = EquatableArray.Of("audit"), Publish = "insert, truncate", ViaRoot = true, Comment = "Some.", Owner = "boss", Labels = s_labels,
        },
        new DefaultPrivileges("app", "TABLES", "sales") { Privileges = EquatableArray.Of(new Privilege("app", "SELECT")) },
        new DefaultPrivileges("app", "FUNCTIONS") { Privileges = EquatableArray.Of(new Privilege(Privilege.Everyone, "EXECUTE", PrivilegeForm.Revoked)) },
    ];

    private static DefinedObject Defined(ObjectKind kind, QualifiedName name, string definition, params Clause[] clauses) => Defined(ObjectId.Of(kind, name), definition, clauses);

    private static DefinedObject Defined(ObjectId id, string definition, params Clause[] clauses) => new(id) { Definition = definition, Clauses = clauses };

    private static ObjectId Signed(ObjectKind kind, string name, string signature) => new(kind, "sales", name, Signature: signature);

    private static Column Column(QualifiedName table, string name, string type, int ordinal) =>
        new() { Table = table, Name = name, Type = PgType.Parse(type), Ordinal = ordinal };
}
