using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

internal static class IndexCases
{
    private static readonly IndexKey A = new() { Column = "a" };
    private static readonly IndexKey B = new() { Column = "b" };
    private static readonly TableIndex Index = new() { Table = CatalogCase.Table, Name = "i", Keys = EquatableArray.Of(A) };

    public static IEnumerable<CatalogCase> All =>
    [
        Case("a column", "CREATE INDEX i ON t (a); COMMENT ON INDEX i IS 'of a'", Index with { Comment = "of a" }),
        Case("unique, of two columns", "CREATE UNIQUE INDEX i ON t (b, a)", Index with { IsUnique = true, Keys = EquatableArray.Of(B, A) }),
        Case("descending, and nulls where they are not by default", "CREATE INDEX i ON t (a DESC, b NULLS FIRST, c DESC NULLS LAST, d DESC NULLS FIRST)", Index with
        {
            Keys = EquatableArray.Of(
                A with { Descending = true },
                B with { Nulls = NullsOrder.First },
                new IndexKey { Column = "c", Descending = true, Nulls = NullsOrder.Last },
                new IndexKey { Column = "d", Descending = true }),
        }),
        Case("another method", "CREATE INDEX i ON t USING hash (a)", Index with { Method = "hash" }),
        Case("partial", "CREATE INDEX i ON t (a) WHERE b IS NOT NULL AND a > 1", Index with { Where = "((b IS NOT NULL) AND (a > 1))" }),
        Case("INCLUDE", "CREATE INDEX i ON t (a) INCLUDE (c, b)", Index with { Include = EquatableArray.Of("c", "b") }),
        Case("nulls not distinct", "CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT", Index with { IsUnique = true, NullsNotDistinct = true }) with { Since = 15 },
        Case("storage parameters", "CREATE INDEX i ON t (a) WITH (deduplicate_items = off, fillfactor = 70)",
            Index with { Parameters = EquatableArray.Of("deduplicate_items=off", "fillfactor=70") }),
        .. Expressions(),
        .. OperatorClasses(),
        .. Collations(),
        Case("names that need quotes", """ALTER TABLE t RENAME a TO "a, (b"; CREATE INDEX "i.j (🐘" ON t ("a, (b" DESC)""",
            Index with { Name = "i.j (🐘", Keys = EquatableArray.Of(new IndexKey { Column = "a, (b", Descending = true }) }),
        Case("indexes of constraints are no objects", "ALTER TABLE t ADD PRIMARY KEY (a), ADD UNIQUE (b), ADD EXCLUDE USING btree (c WITH =)"),
        .. Settings(),
        Case("the index that a foreign key uses is one", "CREATE UNIQUE INDEX i ON t (a); CREATE TABLE u (a int REFERENCES t (a))", Index with { IsUnique = true }),
    ];

    private static IEnumerable<CatalogCase> Settings() =>
    [
        Case("the one to CLUSTER on", "CREATE INDEX i ON t (a); CLUSTER t USING i", Index with { IsClustered = true }),
        Case("the one that replication finds rows by", "ALTER TABLE t ALTER a SET NOT NULL; CREATE UNIQUE INDEX i ON t (a); ALTER TABLE t REPLICA IDENTITY USING INDEX i",
            Index with { IsUnique = true, IsReplicaIdentity = true }),
        Case("a statistics target of an expression", "CREATE INDEX i ON t (a, (a + b)); ALTER INDEX i ALTER COLUMN 2 SET STATISTICS 10",
            Of(A, new IndexKey { Expression = "a + b", Statistics = 10 })),
    ];

    private static IEnumerable<CatalogCase> Expressions() =>
    [
        Case("an expression", "CREATE INDEX i ON t ((a + b))", Of(new IndexKey { Expression = "a + b" })),
        Case("a function call", "CREATE INDEX i ON t (lower(s), a)", Of(new IndexKey { Expression = "lower(s)" }, A)),
        Case("a cast", "CREATE INDEX i ON t ((a::text) text_pattern_ops DESC)",
            Of(new IndexKey { Expression = "(a)::text", OperatorClass = "text_pattern_ops", Descending = true })),
        Case("an expression with commas and parentheses", "CREATE INDEX i ON t ((coalesce(s, ', ( COLLATE') || ')') DESC, b)",
            Of(new IndexKey { Expression = "COALESCE(s, ', ( COLLATE'::text) || ')'::text", Descending = true }, B)),
    ];

    private static IEnumerable<CatalogCase> OperatorClasses() =>
    [
        Case("an operator class that is no default", "CREATE INDEX i ON t (s text_pattern_ops)", Of(new IndexKey { Column = "s", OperatorClass = "text_pattern_ops" })),
        Case("an operator class that is the default", "CREATE INDEX i ON t (s text_ops, a int4_ops)", Of(new IndexKey { Column = "s" }, A)),
        Case("the default class of another type", "CREATE EXTENSION citext; ALTER TABLE t ADD z citext; CREATE INDEX i ON t (z, z text_ops)",
            Of(new IndexKey { Column = "z" }, new IndexKey { Column = "z", OperatorClass = "text_ops" })) with { Needs = EquatableArray.Of("citext") },
        Case("an extension's class, with a parameter", "CREATE SCHEMA \"my ext\"; CREATE EXTENSION pg_trgm SCHEMA \"my ext\"; CREATE INDEX i ON t USING gist (s \"my ext\".gist_trgm_ops (siglen = 32))",
            Of(new IndexKey { Column = "s", OperatorClass = "\"my ext\".gist_trgm_ops(siglen='32')" }) with { Method = "gist" }) with { Needs = EquatableArray.Of("pg_trgm") },
        Case("a default class with a parameter", "CREATE INDEX i ON t USING gist (v tsvector_ops (siglen = 64))",
            Of(new IndexKey { Column = "v", OperatorClass = "tsvector_ops(siglen='64')" }) with { Method = "gist" }),
        Case("gin of jsonb paths", "CREATE INDEX i ON t USING gin (j jsonb_path_ops)",
            Of(new IndexKey { Column = "j", OperatorClass = "jsonb_path_ops" }) with { Method = "gin" }),
    ];

    private static IEnumerable<CatalogCase> Collations() =>
    [
        Case("a collation other than the column's", """CREATE INDEX i ON t (s COLLATE "C" DESC)""",
            Of(new IndexKey { Column = "s", Collation = new("pg_catalog", "C"), Descending = true })),
        Case("the collation of the column", "CREATE INDEX i ON t (k)", Of(new IndexKey { Column = "k" })),
        Case("the collation of an expression", """CREATE INDEX i ON t (lower(k), lower(k) COLLATE "POSIX" text_pattern_ops)""",
            Of(
                new IndexKey { Expression = "lower(k)" },
                new IndexKey { Expression = "lower(k)", Collation = new("pg_catalog", "POSIX"), OperatorClass = "text_pattern_ops" })),
    ];

    private static TableIndex Of(params IndexKey[] keys) => Index with { Keys = keys };

    private static CatalogCase Case(string name, string sql, params TableIndex[] expected) =>
        new(name, $"CREATE TABLE t (a int, b int, c int, d int, s text, k text COLLATE \"C\", v tsvector, j jsonb); {sql}")
        {
            Kind = ObjectKind.Index,
            Expected = expected,
        };
}
