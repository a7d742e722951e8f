SELECT 'materialized view' AS kind, r.schema, r.name, NULL AS detail, NULL AS trait
FROM relation r
WHERE r.relkind = 'm'
