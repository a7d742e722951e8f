using MigrationKit.Core.Planning;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

/// <summary>
/// Fills a column of the rows that have nothing in it, in batches that commit one by one: no row is locked for long, what is done stays done,
/// and a run that was interrupted goes on at the first row that is left. Each batch says how far it is in a notice.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/plpgsql-transactions.html</remarks>
internal sealed class BackfillStatement(BackfillOperation backfill)
{
    private const int RowsPerBatch = 5000;

    // Of rows without a key. 100 blocks hold some thousand of them.
    private const int BlocksPerBatch = 100;

    private readonly string _table = SqlIdentifier.Quote(backfill.Column.Table.Schema, backfill.Column.Table.Name);
    private readonly string _only = backfill.Only ? "ONLY " : "";
    private readonly string _column = SqlIdentifier.Quote(backfill.Column.Name);
    private readonly string[] _key = backfill.Key.Select(SqlIdentifier.Quote).ToArray();
    private readonly string _value = backfill.Column.Backfill.Value ?? "DEFAULT";

    // Variables have names that no column has: an expression would take the one for the other.
    public string Text() => Lines(_key.Length > 0 ? ByKey() : ByBlock()).Replace("\r\n", "\n");

    private string Lines(string body)
    {
        var tag = DollarTag.For("backfill", _value);
        return $"DO {tag}\n{body}\n{tag}";
    }

    /// <summary>From key to key, so that no row is looked at twice.</summary>
    private string ByKey() => $"""
        DECLARE
            mk_first record;
            mk_last record;
            mk_batch bigint;
            mk_total bigint := 0;
        BEGIN
            SELECT {Keys} INTO mk_first FROM {_only}{_table} WHERE {_column} IS NULL ORDER BY {Keys} LIMIT 1;
            WHILE FOUND LOOP
                SELECT {Keys} INTO mk_last FROM {_only}{_table} WHERE ({Keys}) >= ({Fields("mk_first")}) ORDER BY {Keys} OFFSET {RowsPerBatch - 1} LIMIT 1;
                IF NOT FOUND THEN
                    SELECT {Keys} INTO mk_last FROM {_only}{_table} ORDER BY {string.Join(", ", _key.Select(static key => key + " DESC"))} LIMIT 1;
                END IF;
                UPDATE {_only}{_table} SET {_column} = {_value}
                WHERE {_column} IS NULL AND ({Keys}) >= ({Fields("mk_first")}) AND ({Keys}) <= ({Fields("mk_last")});
        {Progress("        ", Fields("mk_last"))}
                SELECT {Keys} INTO mk_first FROM {_only}{_table} WHERE ({Keys}) > ({Fields("mk_last")}) ORDER BY {Keys} LIMIT 1;
            END LOOP;
        END
        """;

    /// <summary>From block to block. Rows that are filled move on, and are not filled again.</summary>
    private string ByBlock() => $"""
        DECLARE
            mk_block bigint := 0;
            mk_blocks bigint;
            mk_batch bigint;
            mk_total bigint := 0;
        BEGIN
            mk_blocks := pg_catalog.pg_relation_size({SqlIdentifier.Literal(_table)}::pg_catalog.regclass) / pg_catalog.current_setting('block_size')::bigint;
            WHILE mk_block <= mk_blocks LOOP
                UPDATE {_only}{_table} SET {_column} = {_value}
                WHERE {_column} IS NULL AND ctid >= pg_catalog.format('(%s,0)', mk_block)::tid AND ctid < pg_catalog.format('(%s,0)', mk_block + {BlocksPerBatch})::tid;
                mk_block := mk_block + {BlocksPerBatch};
        {Progress("        ", $"pg_catalog.format('block %s of %s', least(mk_block, mk_blocks), mk_blocks)")}
            END LOOP;
        END
        """;

    private string Keys => string.Join(", ", _key);

    private string Progress(string indent, string place) => $"""
        {indent}GET DIAGNOSTICS mk_batch = ROW_COUNT;
        {indent}mk_total := mk_total + mk_batch;
        {indent}COMMIT;
        {indent}RAISE NOTICE '% rows filled, up to %', mk_total, ROW({place});
        """;

    // Of records: a variable of a domain cannot be empty where the domain has to have a value.
    private string Fields(string record) => string.Join(", ", _key.Select(key => record + "." + key));
}
