-- Comments on what is in the model without an object of its own.
SELECT 'column' AS kind, t.schema, t.name, '.' || a.attname AS detail, 'has a comment on its NOT NULL' AS trait
FROM plain_table t
JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'n'
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.conkey[1]
JOIN pg_description d ON d.objoid = k.oid AND d.classoid = 'pg_constraint'::regclass
