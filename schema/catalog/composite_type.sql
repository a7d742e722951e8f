-- In the order of the attributes: rows are compared and written in it.
SELECT
  t.oid,
  t.schema,
  t.name,
  'AS (' || coalesce(a.attributes, '') || ')' AS definition,
  coalesce(a.names, '{}') AS clauses,
  coalesce(a.settings, '{}') AS clause_values,
  d.description AS comment
FROM type t
JOIN pg_class r ON r.oid = t.typrelid
LEFT JOIN pg_description d ON d.objoid = t.oid AND d.classoid = 'pg_type'::regclass
CROSS JOIN LATERAL (
  SELECT
    string_agg(
      quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) || coalesce(' COLLATE ' || quote_ident(cn.nspname) || '.' || quote_ident(c.collname), ''),
      ', ' ORDER BY a.attnum) AS attributes,
    array_agg(format('comment %I', a.attname)) FILTER (WHERE ad.description IS NOT NULL) AS names,
    array_agg(quote_literal(ad.description)) FILTER (WHERE ad.description IS NOT NULL) AS settings
  FROM pg_attribute a
  JOIN pg_type y ON y.oid = a.atttypid
  LEFT JOIN pg_collation c ON c.oid = a.attcollation AND a.attcollation <> y.typcollation
  LEFT JOIN pg_namespace cn ON cn.oid = c.collnamespace
  LEFT JOIN pg_description ad ON ad.objoid = r.oid AND ad.classoid = 'pg_class'::regclass AND ad.objsubid = a.attnum
  WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
) a
WHERE r.relkind = 'c'
