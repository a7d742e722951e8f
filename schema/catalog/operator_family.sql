SELECT 'operator family' AS kind, n.name AS schema, o.opfname AS name, NULL AS detail, NULL AS trait
FROM pg_opfamily o
JOIN namespace n ON n.oid = o.opfnamespace
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_opfamily'::regclass AND m.objid = o.oid)
