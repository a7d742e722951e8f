SELECT 'text search parser' AS kind, n.name AS schema, o.prsname AS name, NULL AS detail, NULL AS trait
FROM pg_ts_parser o
JOIN namespace n ON n.oid = o.prsnamespace
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_ts_parser'::regclass AND m.objid = o.oid)
