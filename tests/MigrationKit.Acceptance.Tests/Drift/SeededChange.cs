namespace MigrationKit.Acceptance.Tests.Drift;

/// <summary>A change by hand that can be made to any schema that has what it is about.</summary>
/// <param name="Found">How a report names what became of what kind of object.</param>
/// <param name="Query">A query whose row is the change, in SQL; none where the schema has nothing of the kind.</param>
internal sealed record SeededChange(string Found, string Query)
{
    /// <summary>What the description says besides: the trait that differs, or the name.</summary>
    public string Detail { get; init; } = "";

    public bool IsIn(DriftReport report) =>
        report.Objects.Any(item => $"{item.Kind} {item.ObjectKind}" == Found && item.Description.Contains(Detail, StringComparison.Ordinal));

    private const string Own = "n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'migrationkit') AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = c.oid AND e.deptype = 'e')";
    private const string Tables = $"pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND c.relkind = 'r' AND NOT c.relispartition AND {Own}";

    private const string Columns =
        $"{Tables} JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = '' AND a.attislocal AND a.attinhcount = 0";

    private const string Constraints = $"{Tables} JOIN pg_constraint k ON k.conrelid = c.oid AND k.conparentid = 0 AND k.coninhcount = 0";
    private const string Last = "ORDER BY n.nspname DESC, c.relname DESC LIMIT 1";

    public static IReadOnlyList<SeededChange> All { get; } =
    [
        new("Added column", $"SELECT format('ALTER TABLE %I.%I ADD seeded_column integer', n.nspname, c.relname) FROM {Tables} {Last}") { Detail = ".seeded_column" },
        new("Changed column", $"SELECT format('COMMENT ON COLUMN %I.%I.%I IS ''seeded''', n.nspname, c.relname, a.attname) FROM {Columns} {Last}") { Detail = "comment: " },
        new("Changed table", $"SELECT format('COMMENT ON TABLE %I.%I IS ''seeded''', n.nspname, c.relname) FROM {Tables} {Last}") { Detail = "comment: " },
        new("Changed table", $"SELECT format('ALTER TABLE %I.%I SET (fillfactor = 71)', n.nspname, c.relname) FROM {Tables} {Last}") { Detail = "fillfactor" },
        new("Changed table", $"SELECT format('GRANT UPDATE ON %I.%I TO mk_reader', n.nspname, c.relname) FROM {Tables} {Last}") { Detail = "privileges: " },
        new("Changed column", $"SELECT format('ALTER TABLE %I.%I ALTER %I SET STATISTICS 77', n.nspname, c.relname, a.attname) FROM {Columns} {Last}") { Detail = "statistics: " },
        new("Changed column", $"SELECT format('ALTER TABLE %I.%I ALTER %I DROP DEFAULT', n.nspname, c.relname, a.attname) FROM {Columns} WHERE a.atthasdef {Last}") { Detail = "default: " },
        new("Changed column", $"SELECT format('ALTER TABLE %I.%I ALTER %I DROP NOT NULL', n.nspname, c.relname, a.attname) FROM {Columns} WHERE a.attnotnull AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p' AND a.attnum = ANY (k.conkey)) {Last}") { Detail = "nullable: " },
        new("Dropped foreign key", $"SELECT format('ALTER TABLE %I.%I DROP CONSTRAINT %I', n.nspname, c.relname, k.conname) FROM {Constraints} WHERE k.contype = 'f' {Last}"),
        new("Dropped check constraint", $"SELECT format('ALTER TABLE %I.%I DROP CONSTRAINT %I', n.nspname, c.relname, k.conname) FROM {Constraints} WHERE k.contype = 'c' {Last}"),
        new("Added check constraint", $"SELECT format('ALTER TABLE %I.%I ADD CONSTRAINT seeded_check CHECK (1 > 0)', n.nspname, c.relname) FROM {Tables} {Last}") { Detail = ".seeded_check" },
        new("Dropped index", $"SELECT format('DROP INDEX %I.%I', n.nspname, i.relname) FROM {Tables} JOIN pg_index x ON x.indrelid = c.oid JOIN pg_class i ON i.oid = x.indexrelid WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.oid) AND NOT EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = i.oid) {Last}"),
        new("Added index", $"SELECT format('CREATE INDEX seeded_index ON %I.%I (%I)', n.nspname, c.relname, a.attname) FROM {Columns} WHERE a.atttypid IN (20, 21, 23, 25, 1043) {Last}") { Detail = ".seeded_index" },
        new("Changed trigger", $"SELECT format('ALTER TABLE %I.%I DISABLE TRIGGER %I', n.nspname, c.relname, t.tgname) FROM {Tables} JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgparentid = 0 {Last}"),
        new("Changed view", $"SELECT format('COMMENT ON VIEW %I.%I IS ''seeded''', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND c.relkind = 'v' AND {Own} {Last}") { Detail = "comment: " },
        new("Changed function", $"SELECT format('ALTER FUNCTION %s COST 7', p.oid::regprocedure) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, LATERAL (SELECT p.oid, p.proname AS relname) c WHERE p.prokind = 'f' AND {Own} {Last}") { Detail = "COST 7" },
        new("Added enum", "SELECT 'CREATE TYPE public.seeded_enum AS ENUM (''a'')'") { Detail = ".seeded_enum" },
        new("Added table", "SELECT 'CREATE TABLE public.seeded_table (id int PRIMARY KEY)'") { Detail = ".seeded_table" },
        new("Added function", "SELECT 'CREATE FUNCTION public.seeded_function() RETURNS int LANGUAGE sql AS ''SELECT 1'''") { Detail = ".seeded_function" },
        new("Added sequence", "SELECT 'CREATE SEQUENCE public.seeded_sequence'") { Detail = ".seeded_sequence" },
        new("Dropped table", "SELECT 'DROP TABLE public.migrationkit_log'") { Detail = ".migrationkit_log" },
    ];
}
