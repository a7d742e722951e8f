SELECT 'operator class' AS kind, n.name AS schema, o.opcname AS name, NULL AS detail, NULL AS trait
FROM pg_opclass o
JOIN namespace n ON n.oid = o.opcnamespace
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_opclass'::regclass AND m.objid = o.oid)
