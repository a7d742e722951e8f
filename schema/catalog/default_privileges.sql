SELECT
  o.oid,
  n.name AS schema,
  quote_ident(pg_get_userbyid(o.defaclrole)) AS role,
  CASE o.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' END AS objects
FROM pg_default_acl o
LEFT JOIN namespace n ON n.oid = o.defaclnamespace
WHERE o.defaclobjtype IN ('r', 'S', 'f', 'T', 'n') AND CASE WHEN o.defaclnamespace = 0 THEN $1 IS NULL ELSE n.oid IS NOT NULL END
