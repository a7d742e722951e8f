SELECT
  k.oid,
  t.schema,
  t.name AS table,
  k.conname AS name,
  ARRAY(
    SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = key)
    FROM unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) AS key
  ) AS columns,
  ARRAY(
    SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = key)
    FROM unnest((i.indkey::int2[])[i.indnkeyatts:]) AS key
  ) AS include,
  c.reloptions AS parameters,
  s.spcname AS tablespace,
  i.indisclustered AS is_clustered,
  i.indisreplident AS is_replica_identity,
  cd.description AS index_comment,
  k.conperiod AS is_without_overlaps, -- 18+
  false AS is_without_overlaps, -- <18
  k.condeferrable AS is_deferrable,
  k.condeferred AS is_deferred,
  w.schema AS whole_schema,
  w.table AS whole_table,
  w.name AS whole,
  w.constraint_type AS whole_type,
  d.description AS comment
FROM plain_table t
JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
JOIN pg_index i ON i.indexrelid = k.conindid
JOIN pg_class c ON c.oid = i.indexrelid
LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
LEFT JOIN pg_description cd ON cd.objoid = c.oid AND cd.classoid = 'pg_class'::regclass AND cd.objsubid = 0
LEFT JOIN attached_index w ON w.oid = k.conindid
LEFT JOIN pg_description d ON d.objoid = k.oid AND d.classoid = 'pg_constraint'::regclass AND d.objsubid = 0
