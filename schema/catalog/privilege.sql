-- The rights by which an object differs from PostgreSQL's default, of whatever kind: an entry of the ACL that the default has not, or one of the
-- default that the ACL has not. Those that somebody else than the owner granted are reported, not read. PUBLIC and OWNER are no names of roles.
SELECT
  acl.catalog,
  acl.oid,
  acl.part,
  CASE held.grantee WHEN 0 THEN 'PUBLIC' WHEN acl.owner THEN 'OWNER' ELSE quote_ident(pg_get_userbyid(held.grantee)) END AS grantee,
  CASE WHEN acl.rights > 1 AND count(*) OVER (PARTITION BY acl.catalog, acl.oid, acl.part, held.grantee, held.form) = acl.rights
    THEN 'ALL' ELSE held.privilege_type END AS right_name,
  held.form
FROM (
  SELECT a.*, CASE WHEN a.part > 0 THEN 4 ELSE (SELECT count(*) FROM aclexplode(coalesce(a.full_set, a.standard)) s WHERE s.grantee = a.owner) END AS rights
  FROM (
    SELECT 'pg_class' AS catalog, c.oid, 0 AS part, c.relowner AS owner, c.relacl AS acl,
      acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner) AS standard, NULL::aclitem[] AS full_set
    FROM pg_class c JOIN namespace n ON n.oid = c.relnamespace
    WHERE c.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_class'::regclass)) -- part
    UNION ALL
    SELECT 'pg_class', c.oid, a.attnum, c.relowner, a.attacl, acldefault('c', c.relowner), NULL
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN namespace n ON n.oid = c.relnamespace
    WHERE NOT a.attisdropped
      AND c.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_class'::regclass)) -- part
    UNION ALL
    SELECT 'pg_proc', f.oid, 0, f.proowner, f.proacl, acldefault('f', f.proowner), NULL FROM pg_proc f JOIN namespace n ON n.oid = f.pronamespace
    WHERE f.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_proc'::regclass)) -- part
    UNION ALL
    SELECT 'pg_type', t.oid, 0, t.typowner, t.typacl, acldefault('T', t.typowner), NULL FROM pg_type t JOIN namespace n ON n.oid = t.typnamespace
    WHERE t.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_type'::regclass)) -- part
    UNION ALL
    SELECT 'pg_namespace', s.oid, 0, s.nspowner, s.nspacl, acldefault('n', s.nspowner)
      -- What initdb gives: everyone may use public, and until 14 create there.
      || CASE WHEN s.nspname = 'public' THEN ARRAY[
        makeaclitem(0, s.nspowner, 'USAGE', false)
        , makeaclitem(0, s.nspowner, 'CREATE', false) -- <15
      ] ELSE '{}' END, acldefault('n', s.nspowner)
    FROM pg_namespace s JOIN namespace n ON n.oid = s.oid
    UNION ALL -- whole
    SELECT 'pg_language', l.oid, 0, l.lanowner, l.lanacl, acldefault('l', l.lanowner), NULL FROM pg_language l -- whole
    UNION ALL -- whole
    SELECT 'pg_foreign_data_wrapper', w.oid, 0, w.fdwowner, w.fdwacl, acldefault('F', w.fdwowner), NULL FROM pg_foreign_data_wrapper w -- whole
    UNION ALL
    -- For all schemas they stand in place of the default, for one of them beside it.
    SELECT 'pg_default_acl', o.oid, 0, o.defaclrole, o.defaclacl,
      CASE WHEN o.defaclnamespace = 0 THEN acldefault(k.kind, o.defaclrole) ELSE acldefault('c', o.defaclrole) END, acldefault(k.kind, o.defaclrole)
    FROM pg_default_acl o
    CROSS JOIN LATERAL (SELECT CASE o.defaclobjtype WHEN 'S' THEN 's' ELSE o.defaclobjtype END::"char") k (kind)
    WHERE o.defaclobjtype IN ('r', 'S', 'f', 'T', 'n')
      AND o.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_default_acl'::regclass)) -- part
    UNION ALL -- whole
    SELECT 'pg_foreign_server', s.oid, 0, s.srvowner, s.srvacl, acldefault('S', s.srvowner), NULL FROM pg_foreign_server s -- whole
  ) a
  WHERE a.acl IS NOT NULL
) acl
CROSS JOIN LATERAL (
  SELECT h.grantee, h.privilege_type, CASE WHEN h.is_grantable THEN 'grantable' ELSE 'granted' END AS form
  FROM aclexplode(acl.acl) h
  WHERE h.grantor = acl.owner
    AND (h.grantee, h.privilege_type, h.is_grantable) NOT IN (SELECT s.grantee, s.privilege_type, s.is_grantable FROM aclexplode(acl.standard) s)
  UNION ALL
  SELECT s.grantee, s.privilege_type, 'revoked'
  FROM aclexplode(acl.standard) s
  WHERE (s.grantee, s.privilege_type) NOT IN (SELECT h.grantee, h.privilege_type FROM aclexplode(acl.acl) h)
) held
