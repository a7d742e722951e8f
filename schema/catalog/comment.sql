-- Comments on what is in the model without an object of its own.
SELECT 'sequence' AS kind, r.schema, r.name, NULL AS detail, 'has a comment' AS trait
FROM relation r
JOIN owned_sequence o ON o.oid = r.oid AND o.deptype = 'i'
JOIN pg_description d ON d.objoid = r.oid AND d.classoid = 'pg_class'::regclass
UNION ALL
SELECT 'column', t.schema, t.name, '.' || a.attname, 'has a comment on its NOT NULL'
FROM plain_table t
JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'n'
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.conkey[1]
JOIN pg_description d ON d.objoid = k.oid AND d.classoid = 'pg_constraint'::regclass
