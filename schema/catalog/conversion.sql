SELECT
  o.oid,
  n.name AS schema,
  o.conname::text AS name,
  CASE WHEN o.condefault THEN 'DEFAULT ' ELSE '' END || format(
    'FOR %L TO %L FROM %s', pg_encoding_to_char(o.conforencoding), pg_encoding_to_char(o.contoencoding), o.conproc) AS definition,
  d.description AS comment
FROM pg_conversion o
JOIN namespace n ON n.oid = o.connamespace
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_conversion'::regclass
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_conversion'::regclass AND m.objid = o.oid)
  AND o.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_conversion'::regclass)) -- part
