SELECT n.oid, n.name, nullif(d.description, CASE WHEN n.name = 'public' THEN 'standard public schema' END) AS comment
FROM namespace n
LEFT JOIN pg_description d ON d.objoid = n.oid AND d.classoid = 'pg_namespace'::regclass AND d.objsubid = 0
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_namespace'::regclass AND m.objid = n.oid)
