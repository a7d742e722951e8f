-- Rights that somebody changed on what PostgreSQL brings along, or an extension: one row for pg_catalog, and one for an extension.
-- What they gave by themselves is remembered, but not for information_schema: https://www.postgresql.org/docs/current/catalog-pg-init-privs.html
WITH object AS (
  SELECT 'pg_proc'::regclass AS classid, f.oid, f.pronamespace AS namespace_oid, f.oid::regprocedure::text AS name,
         f.proacl AS acl, acldefault('f', f.proowner) AS default_acl
  FROM pg_proc f WHERE f.proacl IS NOT NULL
  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, c.relnamespace, c.oid::regclass::text,
         c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner)
  FROM pg_class c WHERE c.relacl IS NOT NULL
), changed AS (
  SELECT o.*
  FROM object o
  CROSS JOIN LATERAL (
    SELECT coalesce((SELECT i.initprivs FROM pg_init_privs i WHERE i.classoid = o.classid AND i.objoid = o.oid AND i.objsubid = 0), o.default_acl) AS acl
  ) given
  WHERE NOT (o.acl @> given.acl AND o.acl <@ given.acl)
)
SELECT kind, NULL AS schema, name, NULL AS detail, 'has ' || count(*) || ' function(s) and relation(s) with rights that somebody changed, such as ' || min(example) AS trait
FROM (
  SELECT 'extension' AS kind, e.extname AS name, c.name AS example
  FROM changed c
  JOIN pg_depend d ON d.classid = c.classid AND d.objid = c.oid AND d.deptype = 'e' AND d.refclassid = 'pg_extension'::regclass
  JOIN pg_extension e ON e.oid = d.refobjid
  UNION ALL
  SELECT 'schema', 'pg_catalog', c.name
  FROM changed c
  WHERE c.namespace_oid = 'pg_catalog'::regnamespace AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = c.classid AND m.objid = c.oid)
) o
GROUP BY kind, name
