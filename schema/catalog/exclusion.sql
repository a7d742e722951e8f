SELECT 'exclusion constraint' AS kind, t.schema, t.name, '.' || k.conname AS detail, NULL AS trait
FROM plain_table t
JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'x'
