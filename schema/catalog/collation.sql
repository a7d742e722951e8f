SELECT 'collation' AS kind, n.name AS schema, o.collname AS name, NULL AS detail, NULL AS trait
FROM pg_collation o
JOIN namespace n ON n.oid = o.collnamespace
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_collation'::regclass AND m.objid = o.oid)
