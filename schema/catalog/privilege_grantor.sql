-- Rights that somebody with the grant option gave: only that role, or one that is a member of it, can give or take them.
SELECT DISTINCT
  a.kind, a.schema, a.name, a.detail, 'has rights granted by ' || pg_get_userbyid(h.grantor) || ', who is not its owner' AS trait
FROM (
  SELECT CASE c.relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END AS kind,
    n.name AS schema, c.relname AS name, NULL AS detail, 'pg_class'::regclass AS catalog, c.oid, c.relowner AS owner, c.relacl AS acl
  FROM pg_class c JOIN namespace n ON n.oid = c.relnamespace
  WHERE c.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_class'::regclass)) -- part
  UNION ALL
  SELECT 'column', n.name, c.relname, '.' || a.attname, 'pg_class'::regclass, c.oid, c.relowner, a.attacl
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN namespace n ON n.oid = c.relnamespace
  WHERE c.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_class'::regclass)) -- part
  UNION ALL
  SELECT 'function', n.name, f.proname, '(' || pg_get_function_identity_arguments(f.oid) || ')', 'pg_proc'::regclass, f.oid, f.proowner, f.proacl
  FROM pg_proc f JOIN namespace n ON n.oid = f.pronamespace
  WHERE f.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_proc'::regclass)) -- part
  UNION ALL
  SELECT 'type', n.name, t.typname, NULL, 'pg_type'::regclass, t.oid, t.typowner, t.typacl FROM pg_type t JOIN namespace n ON n.oid = t.typnamespace
  WHERE t.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_type'::regclass)) -- part
  UNION ALL
  SELECT 'schema', NULL, n.name, NULL, 'pg_namespace'::regclass, s.oid, s.nspowner, s.nspacl FROM pg_namespace s JOIN namespace n ON n.oid = s.oid
) a
CROSS JOIN LATERAL aclexplode(a.acl) h
WHERE a.acl IS NOT NULL AND h.grantor <> a.owner
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = a.catalog AND m.objid = a.oid)
