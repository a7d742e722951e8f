SELECT 'text search dictionary' AS kind, n.name AS schema, o.dictname AS name, NULL AS detail, NULL AS trait
FROM pg_ts_dict o
JOIN namespace n ON n.oid = o.dictnamespace
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_ts_dict'::regclass AND m.objid = o.oid)
