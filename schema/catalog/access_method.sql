SELECT 'access method' AS kind, NULL AS schema, o.amname AS name, NULL AS detail, NULL AS trait
FROM pg_am o
WHERE $1 IS NULL AND o.oid >= 16384
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_am'::regclass AND m.objid = o.oid)
