-- Left behind by a CREATE INDEX CONCURRENTLY or a REINDEX CONCURRENTLY that failed or still runs.
SELECT 'index' AS kind, t.schema, t.name, '.' || c.relname AS detail, 'is INVALID' AS trait
FROM plain_table t
JOIN pg_index i ON i.indrelid = t.oid AND NOT i.indisvalid
JOIN pg_class c ON c.oid = i.indexrelid
