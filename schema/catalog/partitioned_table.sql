SELECT CASE WHEN r.relispartition THEN 'partition' ELSE 'partitioned table' END AS kind, r.schema, r.name, NULL AS detail, NULL AS trait
FROM relation r
WHERE r.relkind = 'p' OR (r.relispartition AND r.relkind IN ('r', 'f'))
