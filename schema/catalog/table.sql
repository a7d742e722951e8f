SELECT
  t.oid,
  t.schema,
  t.name,
  t.relpersistence = 'u' AS is_unlogged,
  ARRAY(SELECT p FROM unnest(t.reloptions) AS p UNION ALL SELECT 'toast.' || p FROM unnest(o.reloptions) AS p) AS parameters,
  am.amname AS access_method,
  s.spcname AS tablespace,
  yn.nspname AS of_schema,
  y.typname AS of_type,
  -- Rows that are elsewhere are not replicated.
  CASE t.relkind WHEN 'f' THEN 'd' ELSE t.relreplident::text END AS replica_identity,
  t.relrowsecurity AS has_row_security,
  t.relforcerowsecurity AS forces_row_security,
  pg_get_partkeydef(t.oid) AS partition_by,
  CASE WHEN t.relispartition THEN p.schemas[1] END AS parent_schema,
  CASE WHEN t.relispartition THEN p.names[1] END AS parent,
  pg_get_expr(t.relpartbound, t.oid) AS bound,
  p.schemas,
  p.names,
  e.srvname AS server,
  f.ftoptions AS options,
  d.description AS comment
FROM plain_table t
LEFT JOIN pg_class o ON o.oid = t.reltoastrelid
LEFT JOIN pg_am am ON am.oid = t.relam
LEFT JOIN pg_tablespace s ON s.oid = t.reltablespace
LEFT JOIN pg_type y ON y.oid = t.reloftype
LEFT JOIN pg_namespace yn ON yn.oid = y.typnamespace
LEFT JOIN pg_foreign_table f ON f.ftrelid = t.oid
LEFT JOIN pg_foreign_server e ON e.oid = f.ftserver
LEFT JOIN pg_description d ON d.objoid = t.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
CROSS JOIN LATERAL (
  SELECT
    coalesce(array_agg(n.nspname::text ORDER BY h.inhseqno), '{}') AS schemas,
    coalesce(array_agg(c.relname::text ORDER BY h.inhseqno), '{}') AS names
  FROM pg_inherits h
  JOIN pg_class c ON c.oid = h.inhparent
  JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE h.inhrelid = t.oid
) p
