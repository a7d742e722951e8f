SELECT
  r.oid,
  r.schema,
  r.name,
  format_type(s.seqtypid, NULL) AS sequence_type,
  s.seqstart AS start,
  s.seqincrement AS increment,
  s.seqmin AS min_value,
  s.seqmax AS max_value,
  s.seqcache AS cache,
  s.seqcycle AS cycle,
  r.relpersistence = 'u' AS is_unlogged,
  own.schema AS owner_schema,
  own.name AS owner_table,
  own.column_name AS owner_column,
  d.description AS comment
FROM relation r
JOIN pg_sequence s ON s.seqrelid = r.oid
LEFT JOIN LATERAL (
  SELECT o.deptype, n.nspname AS schema, c.relname AS name, a.attname AS column_name
  FROM owned_sequence o
  JOIN pg_class c ON c.oid = o.table_oid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = o.table_oid AND a.attnum = o.attnum
  WHERE o.oid = r.oid
) own ON true
LEFT JOIN pg_description d ON d.objoid = r.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
WHERE own.deptype IS DISTINCT FROM 'i'
