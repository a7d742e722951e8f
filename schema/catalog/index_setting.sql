SELECT 'index' AS kind, t.schema, t.name, '.' || c.relname AS detail, s.trait
FROM plain_table t
JOIN pg_index i ON i.indrelid = t.oid
JOIN pg_class c ON c.oid = i.indexrelid
LEFT JOIN pg_tablespace p ON p.oid = c.reltablespace
LEFT JOIN pg_constraint k ON k.conindid = c.oid AND k.contype IN ('p', 'u')
CROSS JOIN LATERAL (
  VALUES
    (CASE WHEN k.oid IS NOT NULL THEN 'has the storage parameters ' || array_to_string(c.reloptions, ', ') END),
    ('is in the tablespace ' || p.spcname),
    (CASE WHEN i.indisclustered THEN 'is the one to CLUSTER on' END),
    ((SELECT 'has statistics targets' FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attstattarget >= 0 LIMIT 1))
) AS s (trait)
WHERE s.trait IS NOT NULL
