SELECT 'text search template' AS kind, n.name AS schema, o.tmplname AS name, NULL AS detail, NULL AS trait
FROM pg_ts_template o
JOIN namespace n ON n.oid = o.tmplnamespace
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_ts_template'::regclass AND m.objid = o.oid)
