SELECT
  r.oid,
  r.schema,
  r.name,
  array_to_string(r.reloptions, ', ') AS options,
  pg_get_viewdef(r.oid) AS query,
  ARRAY(
    SELECT quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
    FROM pg_attribute a
    WHERE a.attrelid = r.oid AND a.attnum > 0
    ORDER BY a.attnum
  ) AS columns,
  d.description AS comment
FROM relation r
LEFT JOIN pg_description d ON d.objoid = r.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
WHERE r.relkind = 'v'
