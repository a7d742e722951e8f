SELECT
  k.oid,
  t.schema,
  t.name AS table,
  k.conname AS name,
  am.amname AS method,
  -- As of a plain index, which is how PostgreSQL prints it.
  pg_get_indexdef(i.indexrelid) AS definition,
  ARRAY(
    SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = key)
    FROM unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) AS key
  ) AS columns,
  ARRAY(
    SELECT CASE
      WHEN key.attnum = 0 THEN pg_get_indexdef(i.indexrelid, key.position::integer, false)
      ELSE (SELECT quote_ident(a.attname) FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = key.attnum)
    END
    FROM unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) WITH ORDINALITY AS key (attnum, position)
  ) AS keys,
  ARRAY(
    SELECT CASE WHEN n.nspname = 'pg_catalog' THEN o.oprname::text ELSE 'OPERATOR(' || quote_ident(n.nspname) || '.' || o.oprname || ')' END
    FROM unnest(k.conexclop) WITH ORDINALITY AS op (oid, position)
    JOIN pg_operator o ON o.oid = op.oid
    JOIN pg_namespace n ON n.oid = o.oprnamespace
    ORDER BY op.position
  ) AS operators,
  ARRAY(
    SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = key)
    FROM unnest((i.indkey::int2[])[i.indnkeyatts:]) AS key
  ) AS include,
  ARRAY(SELECT NULL::integer FROM unnest(i.indkey)) AS statistics,
  pg_get_expr(i.indpred, i.indrelid) AS predicate,
  c.reloptions AS parameters,
  s.spcname AS tablespace,
  i.indisclustered AS is_clustered,
  i.indisreplident AS is_replica_identity,
  k.condeferrable AS is_deferrable,
  k.condeferred AS is_deferred,
  cd.description AS index_comment,
  w.schema AS whole_schema,
  w.table AS whole_table,
  w.name AS whole,
  w.constraint_type AS whole_type,
  d.description AS comment
FROM plain_table t
JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'x'
JOIN pg_index i ON i.indexrelid = k.conindid
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_am am ON am.oid = c.relam
LEFT JOIN attached_index w ON w.oid = k.conindid
LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
LEFT JOIN pg_description cd ON cd.objoid = c.oid AND cd.classoid = 'pg_class'::regclass AND cd.objsubid = 0
LEFT JOIN pg_description d ON d.objoid = k.oid AND d.classoid = 'pg_constraint'::regclass AND d.objsubid = 0
