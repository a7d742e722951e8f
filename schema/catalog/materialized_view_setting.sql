SELECT 'materialized view' AS kind, r.schema, r.name, '.' || a.attname AS detail, s.trait
FROM relation r
JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0
JOIN pg_type y ON y.oid = a.atttypid
CROSS JOIN LATERAL (
  VALUES
    ('has the storage ' || CASE WHEN a.attstorage <> y.typstorage
      THEN CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END END),
    ('has the compression ' || CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END), -- 14+
    ('has the statistics target ' || CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END),
    ('has the options ' || array_to_string(a.attoptions, ', '))
) AS s (trait)
WHERE r.relkind = 'm' AND s.trait IS NOT NULL
UNION ALL
SELECT 'materialized view', r.schema, r.name, NULL, 'is in the tablespace ' || p.spcname
FROM relation r
JOIN pg_tablespace p ON p.oid = r.reltablespace
WHERE r.relkind = 'm'
