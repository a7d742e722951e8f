SELECT 'column' AS kind, t.schema, t.name, '.' || a.attname AS detail, s.trait
FROM plain_table t
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type y ON y.oid = a.atttypid
  AND (a.attstorage <> y.typstorage OR a.attstattarget >= 0 OR a.attoptions IS NOT NULL
    OR a.attcompression <> '' -- 14+
  )
CROSS JOIN LATERAL (
  VALUES
    ('has the storage ' || CASE WHEN a.attstorage <> y.typstorage
      THEN CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END END),
    ('has the compression ' || CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END), -- 14+
    ('has the statistics target ' || CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END),
    ('has the options ' || array_to_string(a.attoptions, ', '))
) AS s (trait)
WHERE s.trait IS NOT NULL
