SELECT
  o.oid,
  o.amname::text AS name,
  'TYPE ' || CASE o.amtype WHEN 'i' THEN 'INDEX' ELSE 'TABLE' END || ' HANDLER ' || o.amhandler AS definition,
  d.description AS comment
FROM pg_am o
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_am'::regclass
WHERE o.oid >= 16384
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_am'::regclass AND m.objid = o.oid)
