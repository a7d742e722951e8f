SELECT 'publication' AS kind, NULL AS schema, o.pubname AS name, NULL AS detail, NULL AS trait
FROM pg_publication o
WHERE $1 IS NULL AND o.oid >= 16384
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_publication'::regclass AND m.objid = o.oid)
