SELECT t.oid, t.schema, t.name, d.description AS comment
FROM plain_table t
LEFT JOIN pg_description d ON d.objoid = t.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
