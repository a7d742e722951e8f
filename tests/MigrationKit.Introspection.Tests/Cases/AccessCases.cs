using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

/// <summary>Kinds that stand beside the tables: publications, statistics, foreign sources, default rights.</summary>
internal static class AccessCases
{
    public static IEnumerable<CatalogCase> All => [.. Publications, .. Others];

    private static IEnumerable<CatalogCase> Publications =>
    [
        new("a publication of nothing", "CREATE PUBLICATION p WITH (publish = 'insert, truncate', publish_via_partition_root = true)")
        {
            Kind = ObjectKind.Publication,
            Expected = EquatableArray.Of<SchemaObject>(new Publication("p") { Publish = "insert, truncate", ViaRoot = true }),
        },
        new("a publication of tables", """CREATE TABLE "b.x" (a int); CREATE TABLE a (a int); CREATE PUBLICATION p FOR TABLE "b.x", a; COMMENT ON PUBLICATION p IS 'c'""")
        {
            Kind = ObjectKind.Publication,
            Expected = EquatableArray.Of<SchemaObject>(new Publication("p")
            {
                Tables = EquatableArray.Of(new PublishedTable(new("public", "a")), new PublishedTable(new("public", "b.x"))), Comment = "c",
            }),
        },
        new("a publication of columns, rows and schemas", """CREATE SCHEMA "S"; CREATE TABLE t (a int, "B" int); CREATE PUBLICATION p FOR TABLE t ("B", a) WHERE (a > 1); CREATE PUBLICATION q FOR TABLES IN SCHEMA "S"; CREATE PUBLICATION r FOR ALL TABLES""")
        {
            Kind = ObjectKind.Publication,
            Since = 15,
            Expected = EquatableArray.Of<SchemaObject>(
                new Publication("p") { Tables = EquatableArray.Of(new PublishedTable(CatalogCase.Table, EquatableArray.Of("a", "B"), "(a > 1)")) },
                new Publication("q") { Schemas = EquatableArray.Of("S") },
                new Publication("r") { AllTables = true }),
        },
    ];

    private static IEnumerable<CatalogCase> Others =>
    [
        new("extended statistics", "CREATE TABLE t (a int, b int); CREATE STATISTICS \"S.1\" (mcv) ON a, b FROM t; ALTER STATISTICS \"S.1\" SET STATISTICS 0")
        {
            Kind = ObjectKind.Statistics,
            Expected = Of(new(ObjectKind.Statistics, "public", "S.1"), "(mcv) ON a, b FROM public.t", new Clause("target", "0")),
        },
        new("a text search dictionary", "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, LANGUAGE = english, STOPWORDS = 'english')")
        {
            Kind = ObjectKind.TextSearchDictionary,
            Expected = Of(new(ObjectKind.TextSearchDictionary, "public", "d"), "pg_catalog.snowball", new("language", "'english'"), new("stopwords", "'english'")),
        },
        new("a text search configuration", "CREATE TEXT SEARCH CONFIGURATION c (PARSER = \"default\"); ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR word WITH simple, english_stem")
        {
            Kind = ObjectKind.TextSearchConfiguration,
            Expected = Of(new(ObjectKind.TextSearchConfiguration, "public", "c"), "pg_catalog.\"default\"", new Clause("word", "pg_catalog.simple, pg_catalog.english_stem")),
        },
        new("a foreign server", "CREATE FOREIGN DATA WRAPPER w OPTIONS (a 'x=y'); CREATE SERVER \"S\" TYPE 'it''s' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (\"B\" '')")
        {
            Kind = ObjectKind.ForeignServer,
            Expected = Of(new(ObjectKind.ForeignServer, "", "S"), "TYPE 'it''s' FOREIGN DATA WRAPPER w", new("VERSION", "'1'"), new("option B", "''")),
        },
        new("a user mapping, whose password is not read", "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE USER MAPPING FOR mk_app SERVER s OPTIONS (password 'secret')")
        {
            NotModelled = EquatableArray.Of("user mapping mk_app for server s exists and is not modelled."),
        },
        new("default rights", "CREATE SCHEMA s; ALTER DEFAULT PRIVILEGES FOR ROLE mk_app GRANT SELECT ON TABLES TO mk_reader; ALTER DEFAULT PRIVILEGES FOR ROLE mk_app IN SCHEMA s GRANT ALL ON FUNCTIONS TO mk_reader; ALTER DEFAULT PRIVILEGES FOR ROLE mk_app REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC")
        {
            Kind = ObjectKind.DefaultPrivileges,
            Expected = EquatableArray.Of<SchemaObject>(
                new DefaultPrivileges("mk_app", "FUNCTIONS") { Privileges = EquatableArray.Of(new Privilege(Privilege.Everyone, "EXECUTE", PrivilegeForm.Revoked)) },
                new DefaultPrivileges("mk_app", "TABLES") { Privileges = EquatableArray.Of(new Privilege("mk_reader", "SELECT")) },
                new DefaultPrivileges("mk_app", "FUNCTIONS", "s") { Privileges = EquatableArray.Of(new Privilege("mk_reader", "EXECUTE")) }),
        },
        new("what stands beside the sequence of an identity column", "CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY, b int GENERATED ALWAYS AS IDENTITY); COMMENT ON SEQUENCE t_a_seq IS 'x'; GRANT USAGE ON SEQUENCE t_a_seq TO mk_app")
        {
            Kind = ObjectKind.IdentitySequence,
            Expected = EquatableArray.Of<SchemaObject>(new IdentitySequence
            {
                Table = CatalogCase.Table, Name = "a", Comment = "x", Privileges = EquatableArray.Of(new Privilege("mk_app", "USAGE")),
            }),
        },
        new("rights that somebody with the grant option gave", "CREATE TABLE t (a int); GRANT SELECT ON t TO mk_app WITH GRANT OPTION; SET ROLE mk_app; GRANT SELECT ON t TO mk_reader; RESET ROLE")
        {
            NotModelled = EquatableArray.Of("table public.t has rights granted by mk_app, who is not its owner, which is not modelled."),
        },
    ];

    private static EquatableArray<SchemaObject> Of(ObjectId id, string definition, params Clause[] clauses) =>
        EquatableArray.Of<SchemaObject>(new DefinedObject(id) { Definition = definition, Clauses = clauses });
}
