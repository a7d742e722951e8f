SELECT
  CASE f.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' WHEN 'w' THEN 'window function' ELSE 'function' END AS kind,
  n.name AS schema,
  f.proname AS name,
  '(' || pg_get_function_identity_arguments(f.oid) || ')' AS detail,
  NULL AS trait
FROM pg_proc f
JOIN namespace n ON n.oid = f.pronamespace
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_proc'::regclass AND m.objid = f.oid)
  -- The constructors of range types are parts of them.
  AND NOT EXISTS (
    SELECT FROM pg_depend d
    WHERE d.classid = 'pg_proc'::regclass AND d.objid = f.oid AND d.refclassid = 'pg_type'::regclass AND d.deptype = 'i')
