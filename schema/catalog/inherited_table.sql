SELECT 'inherited table' AS kind, r.schema, r.name, NULL AS detail, NULL AS trait
FROM relation r
WHERE r.relkind = 'r' AND NOT r.relispartition AND r.oid IN (SELECT i.inhrelid FROM pg_inherits i)
