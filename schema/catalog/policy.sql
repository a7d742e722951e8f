SELECT 'policy' AS kind, r.schema, r.name, '.' || p.polname AS detail, NULL AS trait
FROM relation r
JOIN pg_policy p ON p.polrelid = r.oid
