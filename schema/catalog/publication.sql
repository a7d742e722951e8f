SELECT
  p.oid,
  p.pubname AS name,
  p.puballtables AS all_tables,
  array_to_string(ARRAY[
    CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
    CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END], ', ') AS publish,
  p.pubviaroot AS via_root,
  CASE p.pubgencols WHEN 's' THEN 'stored' END AS generated_columns, -- 18+
  NULL AS generated_columns, -- <18
  ARRAY(
    SELECT json_strip_nulls(json_build_object(
      'schema', n.nspname,
      'name', c.relname
      , 'columns', (SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) -- 15+
      , 'where', pg_get_expr(r.prqual, r.prrelid) -- 15+
    ))::text
    FROM pg_publication_rel r
    JOIN pg_class c ON c.oid = r.prrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE r.prpubid = p.oid
  ) AS tables,
  ARRAY(SELECT n.nspname::text FROM pg_publication_namespace s JOIN pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid) AS schemas, -- 15+
  '{}'::text[] AS schemas, -- <15
  d.description AS comment
FROM pg_publication p
LEFT JOIN pg_description d ON d.objoid = p.oid AND d.classoid = 'pg_publication'::regclass
WHERE p.oid >= 16384
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_publication'::regclass AND m.objid = p.oid)
