SELECT
  o.oid,
  o.srvname AS name,
  w.fdwname AS wrapper,
  quote_literal(o.srvtype) AS type,
  quote_literal(o.srvversion) AS version,
  o.srvoptions AS options,
  d.description AS comment
FROM pg_foreign_server o
JOIN pg_foreign_data_wrapper w ON w.oid = o.srvfdw
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_foreign_server'::regclass
WHERE o.oid >= 16384
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_foreign_server'::regclass AND m.objid = o.oid)
