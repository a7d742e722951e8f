SELECT
  k.oid,
  t.schema,
  t.name AS table,
  k.conname AS name,
  ARRAY(
    SELECT a.attname::text
    FROM unnest(i.indkey) WITH ORDINALITY AS key (attnum, position)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = key.attnum
    WHERE key.position <= i.indnkeyatts
    ORDER BY key.position
  ) AS columns,
  ARRAY(
    SELECT a.attname::text
    FROM unnest(i.indkey) WITH ORDINALITY AS key (attnum, position)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = key.attnum
    WHERE key.position > i.indnkeyatts
    ORDER BY key.position
  ) AS include,
  k.condeferrable AS is_deferrable,
  k.condeferred AS is_deferred,
  d.description AS comment
FROM plain_table t
JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
JOIN pg_index i ON i.indexrelid = k.conindid
LEFT JOIN pg_description d ON d.objoid = k.oid AND d.classoid = 'pg_constraint'::regclass AND d.objsubid = 0
WHERE NOT k.conperiod -- 18+
