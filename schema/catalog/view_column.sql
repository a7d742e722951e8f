-- Columns of views on which there are rights.
SELECT r.oid, a.attnum::integer AS part, r.schema, r.name AS table, a.attname AS name
FROM relation r
JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0
WHERE r.relkind IN ('v', 'm') AND a.attacl IS NOT NULL
