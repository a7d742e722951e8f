-- Before 18 a NOT NULL has no properties of its own; names, which 18 gives to all of them, are not compared.
SELECT 'column' AS kind, t.schema, t.name, '.' || a.attname AS detail, s.trait
FROM plain_table t
JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'n'
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.conkey[1]
CROSS JOIN LATERAL (
  VALUES
    (CASE WHEN NOT k.convalidated THEN 'is NOT NULL only for new rows (NOT VALID)' END),
    (CASE WHEN k.connoinherit THEN 'is NOT NULL with NO INHERIT' END)
) AS s (trait)
WHERE s.trait IS NOT NULL
