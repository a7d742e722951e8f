-- What stands beside the sequence of an identity column: all else of it is the column's.
SELECT r.oid, t.schema, t.name AS table, a.attname AS name, d.description AS comment
FROM relation r
JOIN owned_sequence o ON o.oid = r.oid AND o.deptype = 'i'
JOIN plain_table t ON t.oid = o.table_oid
JOIN pg_attribute a ON a.attrelid = o.table_oid AND a.attnum = o.attnum
LEFT JOIN pg_description d ON d.objoid = r.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
WHERE r.relkind = 'S' AND (d.description IS NOT NULL OR r.relacl IS NOT NULL)
