SELECT
  k.oid,
  t.schema,
  t.name AS table,
  k.conname AS name,
  ARRAY(
    SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = key)
    FROM unnest(k.conkey) AS key
  ) AS columns,
  pn.nspname AS principal_schema,
  p.relname AS principal_table,
  ARRAY(
    SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attnum = key)
    FROM unnest(k.confkey) AS key
  ) AS principal_columns,
  k.confdeltype::text AS on_delete,
  k.confupdtype::text AS on_update,
  ARRAY(
    SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = key)
    FROM unnest(k.confdelsetcols) AS key -- 15+
    FROM unnest('{}'::smallint[]) AS key -- <15
  ) AS on_delete_columns,
  k.confmatchtype = 'f' AS match_full,
  k.condeferrable AS is_deferrable,
  k.condeferred AS is_deferred,
  k.conperiod AS is_period, -- 18+
  false AS is_period, -- <18
  k.conenforced AS is_enforced, -- 18+
  true AS is_enforced, -- <18
  k.convalidated AS is_validated,
  d.description AS comment
FROM plain_table t
JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
JOIN pg_class p ON p.oid = k.confrelid
JOIN pg_namespace pn ON pn.oid = p.relnamespace
LEFT JOIN pg_description d ON d.objoid = k.oid AND d.classoid = 'pg_constraint'::regclass AND d.objsubid = 0
-- One on or to a partitioned table has another for each partition.
WHERE k.conparentid = 0
