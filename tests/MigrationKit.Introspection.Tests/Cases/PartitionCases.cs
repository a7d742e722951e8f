using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Tests.Cases;

/// <summary>Partitions, heirs and foreign tables: what tables have of one another.</summary>
internal static class PartitionCases
{
    private const string Parts = "CREATE TABLE t (a int, b text) PARTITION BY RANGE (a); CREATE TABLE p PARTITION OF t FOR VALUES FROM (1) TO (10); ";

    private static readonly QualifiedName T = CatalogCase.Table;
    private static readonly QualifiedName P = new("public", "p");
    private static readonly Table Part = new(P) { PartitionOf = new(T, "FOR VALUES FROM (1) TO (10)") };
    private static readonly ObjectId PartIndex = ObjectId.Of(ObjectKind.Index, T, "i");

    public static IEnumerable<CatalogCase> All => [.. Tables(), .. Attached(), .. Others()];

    private static IEnumerable<CatalogCase> Tables() =>
    [
        Of(ObjectKind.Table, "a range", Parts, new Table(T) { PartitionBy = "RANGE (a)" }, Part),
        Of(ObjectKind.Table, "lists, one of them partitioned by hash",
            "CREATE TABLE t (a int, b text) PARTITION BY LIST (lower(b)); CREATE TABLE p PARTITION OF t FOR VALUES IN ('it''s', NULL) PARTITION BY HASH (a, b text_pattern_ops); CREATE TABLE q PARTITION OF p FOR VALUES WITH (MODULUS 2, REMAINDER 1)",
            new Table(T) { PartitionBy = "LIST (lower(b))" },
            new Table(P) { PartitionBy = "HASH (a, b text_pattern_ops)", PartitionOf = new(T, "FOR VALUES IN ('it''s', NULL)") },
            new Table(new("public", "q")) { PartitionOf = new(P, "FOR VALUES WITH (modulus 2, remainder 1)") }),
        Of(ObjectKind.Table, "all else", "CREATE TABLE t (a int) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t DEFAULT",
            new Table(T) { PartitionBy = "LIST (a)" }, new Table(P) { PartitionOf = new(T, "DEFAULT") }),
        Of(ObjectKind.Table, "an heir of two in their order", "CREATE TABLE t (a int); CREATE TABLE s (b int); CREATE TABLE p () INHERITS (t, s)",
            new Table(T), new Table(new("public", "s")), new Table(P) { Inherits = EquatableArray.Of(T, new QualifiedName("public", "s")) }),
        Of(ObjectKind.Table, "a foreign table", "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE t (a int OPTIONS (z '1', b 'it''s')) SERVER sv OPTIONS (y 'a=b', x '')",
            new Table(T) { Foreign = new("sv") { Options = EquatableArray.Of(new Clause("x", ""), new Clause("y", "a=b")) } }),
        Of(ObjectKind.Column, "a column of one", "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE t (a int OPTIONS (z '1', b 'it''s')) SERVER sv",
            Column(T) with { ForeignOptions = EquatableArray.Of(new Clause("b", "it's"), new Clause("z", "1")) }),
        Of(ObjectKind.Column, "columns of a partition are those of its table, with defaults of their own", "CREATE TABLE t (a int DEFAULT 1) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t (a DEFAULT 2 NOT NULL) DEFAULT",
            Column(T) with { Default = "1" }, Column(P) with { Default = "2", IsNullable = false }),
    ];

    private static IEnumerable<CatalogCase> Attached() =>
    [
        Of(ObjectKind.Index, "of a partition, attached", Parts + "CREATE INDEX i ON t (a)", Index(T, "i"), Index(P, "p_a_idx") with { PartOf = PartIndex }),
        Of(ObjectKind.Index, "of a partition, its own", Parts + "CREATE INDEX i ON ONLY t (a); CREATE INDEX own ON p (a)", Index(T, "i"), Index(P, "own")),
        Of(ObjectKind.PrimaryKey, "attached to a unique index", Parts.Replace("(a int, b text)", "(a int NOT NULL, b text)") + "CREATE UNIQUE INDEX i ON ONLY t (a); ALTER TABLE p ADD CONSTRAINT k PRIMARY KEY (a); ALTER INDEX i ATTACH PARTITION k",
            new PrimaryKey { Table = P, Name = "k", Columns = EquatableArray.Of("a"), PartOf = PartIndex }),
        Of(ObjectKind.Unique, "attached to another", Parts + "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a)",
            new UniqueConstraint { Table = T, Name = "u", Columns = EquatableArray.Of("a") },
            new UniqueConstraint { Table = P, Name = "p_a_key", Columns = EquatableArray.Of("a"), PartOf = ObjectId.Of(ObjectKind.Unique, T, "u") }),
    ];

    private static IEnumerable<CatalogCase> Others() =>
    [
        Of(ObjectKind.Check, "a partition's own check and not its table's", Parts + "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0); ALTER TABLE p ADD CONSTRAINT own CHECK (a < 9)",
            new CheckConstraint { Table = T, Name = "c", Expression = "(a > 0)" }, new CheckConstraint { Table = P, Name = "own", Expression = "(a < 9)" }),
        Of(ObjectKind.ForeignKey, "from and to partitioned tables", "CREATE TABLE t (x int PRIMARY KEY, y int CONSTRAINT f REFERENCES t) PARTITION BY HASH (x); CREATE TABLE p PARTITION OF t FOR VALUES WITH (MODULUS 1, REMAINDER 0)",
            new ForeignKey { Table = T, Name = "f", Columns = EquatableArray.Of("y"), PrincipalTable = T, PrincipalColumns = EquatableArray.Of("x") }),
        Of(ObjectKind.Sequence, "owned by a partitioned table", "CREATE TABLE t (a serial) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t DEFAULT",
            new Sequence(new("public", "t_a_seq")) { DataType = "integer", OwnedBy = ObjectId.Of(ObjectKind.Column, T, "a") }),
    ];

    private static Column Column(QualifiedName table) => new() { Table = table, Name = "a", Type = PgType.BuiltIn("integer"), IsNullable = true };

    private static TableIndex Index(QualifiedName table, string name) => new() { Table = table, Name = name, Keys = EquatableArray.Of(new IndexKey { Column = "a" }) };

    private static CatalogCase Of(ObjectKind kind, string name, string sql, params SchemaObject[] expected) => new(name, sql) { Kind = kind, Expected = expected.ToEquatableArray() };
}
