-- A constraint's comment follows it: the clause "constraint x comment".
SELECT
  t.oid,
  t.schema,
  t.name,
  'AS ' || format_type(t.typbasetype, t.typtypmod) || coalesce(' COLLATE ' || quote_ident(cn.nspname) || '.' || quote_ident(c.collname), '') AS definition,
  s.names AS clauses,
  s.settings AS clause_values,
  d.description AS comment
FROM type t
JOIN pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_collation c ON c.oid = t.typcollation AND t.typcollation <> b.typcollation
LEFT JOIN pg_namespace cn ON cn.oid = c.collnamespace
LEFT JOIN pg_description d ON d.objoid = t.oid AND d.classoid = 'pg_type'::regclass
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(a.name), '{}') AS names, coalesce(array_agg(a.setting), '{}') AS settings
  FROM (
    SELECT 'default' AS name, coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault)) AS setting
    UNION ALL
    SELECT 'not null', CASE WHEN t.typnotnull THEN 'NOT NULL' END
    UNION ALL
    SELECT format('constraint %I', k.conname), pg_get_constraintdef(k.oid) FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'
    UNION ALL
    SELECT format('constraint %I comment', k.conname), quote_literal(kd.description)
    FROM pg_constraint k
    JOIN pg_description kd ON kd.objoid = k.oid AND kd.classoid = 'pg_constraint'::regclass
    WHERE k.contypid = t.oid AND k.contype = 'c'
  ) a
  WHERE a.setting IS NOT NULL
) s
WHERE t.typtype = 'd'
