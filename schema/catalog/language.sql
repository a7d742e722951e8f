SELECT 'language' AS kind, NULL AS schema, o.lanname AS name, NULL AS detail, NULL AS trait
FROM pg_language o
WHERE $1 IS NULL AND o.oid >= 16384
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_language'::regclass AND m.objid = o.oid)
