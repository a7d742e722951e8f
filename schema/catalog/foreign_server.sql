SELECT 'foreign server' AS kind, NULL AS schema, o.srvname AS name, NULL AS detail, NULL AS trait
FROM pg_foreign_server o
WHERE $1 IS NULL AND o.oid >= 16384
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_foreign_server'::regclass AND m.objid = o.oid)
