SELECT 'default privileges' AS kind, NULL AS schema, 'of ' || pg_get_userbyid(o.defaclrole) || ' on large objects' AS name, NULL AS detail, NULL AS trait
FROM pg_default_acl o
WHERE o.defaclobjtype NOT IN ('r', 'S', 'f', 'T', 'n')
