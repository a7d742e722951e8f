namespace MigrationKit.Generators.Tests;

/// <param name="Name">What the attribute declares.</param>
/// <param name="Attributes">A model with the attribute.</param>
/// <param name="Plain">The same without it.</param>
/// <param name="Sql">What is missing then.</param>
internal sealed record AttributeCase(string Name, string Attributes, string Plain, string Sql)
{
    public override string ToString() => Name;
}

/// <summary>What can be declared in both ways.</summary>
internal static class AttributeCases
{
    private const string Columns = "public int Id { get; set; } public int TenantId { get; set; } public string? Name { get; set; }";

    private const string Booking =
        "public int Id { get; set; } public int RoomId { get; set; } public NpgsqlTypes.NpgsqlRange<DateTime> During { get; set; } public bool Cancelled { get; set; }";

    private const string Events = "public long Id { get; set; } public DateTime At { get; set; } public string Kind { get; set; } = \"\";";

    public static IReadOnlyList<AttributeCase> All { get; } =
    [
        OfTable("An unlogged table", "[Unlogged]", Columns, "ALTER TABLE t SET UNLOGGED;"),
        OfTable(
            "Storage parameters",
            "[StorageParameter(\"fillfactor\", 70), StorageParameter(\"toast.autovacuum_enabled\", false), StorageParameter(\"autovacuum_vacuum_scale_factor\", 0.05)]",
            Columns,
            "ALTER TABLE t SET (fillfactor = 70, toast.autovacuum_enabled = false, autovacuum_vacuum_scale_factor = 0.05);"),
        OfTable("Row security", "[RowSecurity]", Columns, "ALTER TABLE t ENABLE ROW LEVEL SECURITY;"),
        OfTable("Forced row security", "[RowSecurity(Force = true)]", Columns, "ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;"),
        OfTable(
            "Policies",
            """
            [RowSecurity]
            [Policy("own_rows", Using = "tenant_id = current_setting('app.tenant')::int")]
            [Policy("readers see", For = PolicyCommand.Select, To = new[] { "reader", "Auditor" }, Using = " name IS NOT NULL ")]
            [Policy("no_strangers", For = PolicyCommand.Insert, Restrictive = true, Check = "tenant_id > 0")]
            [Policy("both", For = PolicyCommand.Update, To = new[] { "PUBLIC" }, Using = "true", Check = "name <> ')'")]
            [Policy("nobody_deletes", For = PolicyCommand.Delete, Using = "false")]
            """,
            Columns,
            """
            ALTER TABLE t ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own_rows ON t USING (tenant_id = current_setting('app.tenant')::int);
            CREATE POLICY "readers see" ON t FOR SELECT TO reader, "Auditor" USING (name IS NOT NULL);
            CREATE POLICY no_strangers ON t AS RESTRICTIVE FOR INSERT WITH CHECK (tenant_id > 0);
            CREATE POLICY both ON t AS PERMISSIVE FOR UPDATE TO PUBLIC USING (true) WITH CHECK (name <> ')');
            CREATE POLICY nobody_deletes ON t FOR DELETE USING (false);
            """),
        OfTable(
            "Exclusion constraints",
            """
            [Exclude(nameof(RoomId), "=", nameof(During), "&&")]
            [Exclude("(lower(during))", "=", Name = "one start", Method = "btree", Where = "NOT cancelled", Deferrable = true)]
            [Exclude(nameof(During), "&&", Name = "late", OperatorClasses = new[] { "range_ops" }, Include = new[] { nameof(Id) }, Parameters = new[] { "fillfactor=50" }, InitiallyDeferred = true)]
            """,
            Booking,
            """
            ALTER TABLE t ADD CONSTRAINT ex_t_room_id_during EXCLUDE USING gist (room_id WITH =, during WITH &&);
            ALTER TABLE t ADD CONSTRAINT "one start" EXCLUDE (lower(during) WITH =) WHERE (NOT cancelled) DEFERRABLE;
            ALTER TABLE t ADD CONSTRAINT late EXCLUDE USING gist (during range_ops WITH &&) INCLUDE (id) WITH (fillfactor = 50) DEFERRABLE INITIALLY DEFERRED;
            """),
        OfTable(
            "Rights on a table",
            "[Grant(\"SELECT, insert\", \"app\", \"Reporting\"), Grant(\"ALL\", \"boss\", WithGrantOption = true), Grant(\"REFERENCES\", \"public\")]",
            Columns,
            "GRANT SELECT, INSERT ON t TO app, \"Reporting\"; GRANT ALL ON TABLE t TO boss WITH GRANT OPTION; GRANT REFERENCES ON t TO PUBLIC;"),
        OfTable(
            "Rights on a column",
            "",
            "public int Id { get; set; } [Grant(\"UPDATE, SELECT\", \"app\")] public string? Name { get; set; }",
            "GRANT UPDATE (name), SELECT (name) ON t TO app;"),
        new(
            "Rights on an enum type",
            "[PgEnum, Grant(\"USAGE\", \"app\")] public enum Mood { Happy } [PgEnum, Grant(\"all\", \"app\")] public enum Kind { One }",
            "[PgEnum] public enum Mood { Happy } [PgEnum] public enum Kind { One }",
            "GRANT USAGE ON TYPE mood TO app; GRANT ALL ON TYPE kind TO app;"),
        Partitioned(
            "Partitions by range",
            """
            [PartitionBy(PartitionMethod.Range, nameof(At))]
            [Partition("t_2026", From = "'2026-01-01'", To = "'2027-01-01'"), Partition("t_old", Schema = "archive", From = "MINVALUE", To = "'2026-01-01'"), Partition("t_rest", Default = true)]
            """,
            "RANGE (at)",
            """
            CREATE TABLE t_2026 PARTITION OF t FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            CREATE TABLE archive.t_old PARTITION OF t FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
            CREATE TABLE t_rest PARTITION OF t DEFAULT;
            """),
        Partitioned(
            "Partitions by list",
            "[PartitionBy(PartitionMethod.List, \"(lower(kind))\")] [Partition(\"t_ab\", In = \"'a', 'b'\"), Partition(\"t_none\", In = \"NULL\")]",
            "LIST ((lower(kind)))",
            "CREATE TABLE t_ab PARTITION OF t FOR VALUES IN ('a', 'b'); CREATE TABLE t_none PARTITION OF t FOR VALUES IN (NULL);"),
        Partitioned(
            "Partitions by hash",
            "[PartitionBy(PartitionMethod.Hash, nameof(Id), nameof(Kind))] [Partition(\"t_0\", Modulus = 2), Partition(\"t_1\", Modulus = 2, Remainder = 1)]",
            "HASH (id, kind)",
            "CREATE TABLE t_0 PARTITION OF t FOR VALUES WITH (modulus 2, remainder 0); CREATE TABLE t_1 PARTITION OF t FOR VALUES WITH (modulus 2, remainder 1);"),
        .. TypeAttributeCases.All,
        .. ViewAttributeCases.All,
    ];

    private static AttributeCase OfTable(string name, string attributes, string columns, string sql) =>
        new(name, $"{attributes}\n[Table(\"t\")] public class T {{ {columns} }}", $"[Table(\"t\")] public class T {{ {WithoutGrants(columns)} }}", sql);

    // A partitioned table cannot be made one afterwards: the plain model has none, and SQL says all of it.
    private static AttributeCase Partitioned(string name, string attributes, string partitionBy, string partitions) => new(
        name,
        $"{attributes}\n[Table(\"t\"), PgKeyless] public class T {{ {Events} }}",
        "",
        $"CREATE TABLE t (id bigint NOT NULL, at timestamptz NOT NULL, kind text NOT NULL) PARTITION BY {partitionBy};\n{partitions}");

    private static string WithoutGrants(string columns) => System.Text.RegularExpressions.Regex.Replace(columns, @"\[Grant\([^\]]*\)\] ", "");
}
