SELECT 'foreign data wrapper' AS kind, NULL AS schema, o.fdwname AS name, NULL AS detail, NULL AS trait
FROM pg_foreign_data_wrapper o
WHERE $1 IS NULL AND o.oid >= 16384
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_foreign_data_wrapper'::regclass AND m.objid = o.oid)
