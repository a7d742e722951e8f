SELECT
  c.oid,
  t.schema,
  t.name AS table,
  c.relname AS name,
  i.indisunique AS is_unique,
  i.indnullsnotdistinct AS nulls_not_distinct, -- 15+
  false AS nulls_not_distinct, -- <15
  am.amname AS method,
  pg_get_indexdef(i.indexrelid) AS definition,
  -- Null where the key is an expression.
  ARRAY(
    SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = key)
    FROM unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) AS key
  ) AS columns,
  -- As in the definition, which has collation, operator class and order after each.
  ARRAY(
    SELECT CASE
      WHEN key.attnum = 0 THEN pg_get_indexdef(i.indexrelid, key.position::integer, false)
      ELSE (SELECT quote_ident(a.attname) FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = key.attnum)
    END
    FROM unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) WITH ORDINALITY AS key (attnum, position)
  ) AS keys,
  ARRAY(
    SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = key)
    FROM unnest((i.indkey::int2[])[i.indnkeyatts:]) AS key
  ) AS include,
  pg_get_expr(i.indpred, i.indrelid) AS predicate,
  c.reloptions AS parameters,
  s.spcname AS tablespace,
  i.indisclustered AS is_clustered,
  i.indisreplident AS is_replica_identity,
  -- That of a partitioned table is INVALID as long as one partition has no part of it.
  i.indisvalid OR c.relkind = 'I' AS is_valid,
  NULL::text AS index_comment,
  -- A target of its own, for each key. 17 has null where older servers have -1.
  ARRAY(
    SELECT CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::integer END
    FROM pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum <= i.indnkeyatts
    ORDER BY a.attnum
  ) AS statistics,
  w.schema AS whole_schema,
  w.table AS whole_table,
  w.name AS whole,
  w.constraint_type AS whole_type,
  d.description AS comment
FROM relation t
JOIN pg_index i ON i.indrelid = t.oid
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_am am ON am.oid = c.relam
LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
LEFT JOIN attached_index w ON w.oid = c.oid
LEFT JOIN pg_description d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
WHERE t.relkind IN ('r', 'p', 'f', 'm')
  AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = i.indrelid AND k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
