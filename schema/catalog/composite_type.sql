SELECT 'composite type' AS kind, r.schema, r.name, NULL AS detail, NULL AS trait
FROM relation r
JOIN type t ON t.oid = r.reltype
WHERE r.relkind = 'c'
