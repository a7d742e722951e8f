SELECT 'conversion' AS kind, n.name AS schema, o.conname AS name, NULL AS detail, NULL AS trait
FROM pg_conversion o
JOIN namespace n ON n.oid = o.connamespace
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_conversion'::regclass AND m.objid = o.oid)
