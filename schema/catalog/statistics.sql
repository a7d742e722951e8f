SELECT 'extended statistics' AS kind, n.name AS schema, o.stxname AS name, NULL AS detail, NULL AS trait
FROM pg_statistic_ext o
JOIN namespace n ON n.oid = o.stxnamespace
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_statistic_ext'::regclass AND m.objid = o.oid)
