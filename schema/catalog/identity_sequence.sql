-- What stands beside the sequence of an identity column: all else of it is the column's.
SELECT r.oid, t.schema, t.name AS table, a.attname AS name, d.description AS comment
FROM plain_table t
JOIN pg_depend o ON o.refclassid = 'pg_class'::regclass AND o.refobjid = t.oid AND o.classid = 'pg_class'::regclass AND o.deptype = 'i'
JOIN pg_class r ON r.oid = o.objid AND r.relkind = 'S'
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = o.refobjsubid
LEFT JOIN pg_description d ON d.objoid = r.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
WHERE d.description IS NOT NULL OR r.relacl IS NOT NULL
