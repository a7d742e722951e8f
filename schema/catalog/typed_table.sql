SELECT 'typed table' AS kind, r.schema, r.name, NULL AS detail, NULL AS trait
FROM relation r
WHERE r.relkind = 'r' AND r.reloftype <> 0 AND NOT r.relispartition
