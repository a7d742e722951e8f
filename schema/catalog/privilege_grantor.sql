-- Rights that somebody with the grant option gave: only that role, or one that is a member of it, can give or take them.
SELECT DISTINCT
  o.type AS kind, NULL AS schema, o.identity AS name, NULL AS detail,
  'has rights granted by ' || pg_get_userbyid(h.grantor) || ', who is not its owner' AS trait
FROM (
  SELECT 'pg_class'::regclass AS catalog, c.oid, 0 AS part, c.relowner AS owner, c.relacl AS acl FROM pg_class c JOIN namespace n ON n.oid = c.relnamespace
  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, a.attnum, c.relowner, a.attacl
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN namespace n ON n.oid = c.relnamespace
  UNION ALL
  SELECT 'pg_proc'::regclass, f.oid, 0, f.proowner, f.proacl FROM pg_proc f JOIN namespace n ON n.oid = f.pronamespace
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, 0, t.typowner, t.typacl FROM pg_type t JOIN namespace n ON n.oid = t.typnamespace
  UNION ALL
  SELECT 'pg_namespace'::regclass, s.oid, 0, s.nspowner, s.nspacl FROM pg_namespace s JOIN namespace n ON n.oid = s.oid
) a
CROSS JOIN LATERAL aclexplode(a.acl) h
CROSS JOIN LATERAL pg_identify_object(a.catalog, a.oid, a.part) o
-- Few objects have rights of their own: without this condition every one is named first, which is dear.
WHERE a.acl IS NOT NULL AND h.grantor <> a.owner
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = a.catalog AND m.objid = a.oid)
