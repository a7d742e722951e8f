SELECT 'sequence' AS kind, r.schema, r.name, NULL AS detail, 'is owned by a column of ' || o.table_oid::regclass AS trait
FROM relation r
JOIN owned_sequence o ON o.oid = r.oid
WHERE o.deptype = 'a' AND o.table_oid IN (SELECT p.oid FROM special_table p)
