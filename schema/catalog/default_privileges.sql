SELECT
  o.oid,
  n.name AS schema,
  quote_ident(pg_get_userbyid(o.defaclrole)) AS role,
  CASE o.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' END AS objects
FROM pg_default_acl o
LEFT JOIN namespace n ON n.oid = o.defaclnamespace
WHERE o.defaclobjtype IN ('r', 'S', 'f', 'T', 'n') AND (o.defaclnamespace = 0 OR n.oid IS NOT NULL)
  AND o.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_default_acl'::regclass)) -- part
