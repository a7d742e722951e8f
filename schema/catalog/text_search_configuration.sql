SELECT 'text search configuration' AS kind, n.name AS schema, o.cfgname AS name, NULL AS detail, NULL AS trait
FROM pg_ts_config o
JOIN namespace n ON n.oid = o.cfgnamespace
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_ts_config'::regclass AND m.objid = o.oid)
