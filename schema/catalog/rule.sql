SELECT
  w.oid,
  r.schema,
  r.name AS table,
  w.rulename AS name,
  substr(pg_get_ruledef(w.oid), length('CREATE RULE ' || quote_ident(w.rulename)) + 2) AS definition,
  CASE WHEN w.ev_enabled = 'O' THEN '{}' ELSE '{enabled}'::text[] END AS clause_names,
  CASE w.ev_enabled WHEN 'O' THEN '{}' WHEN 'D' THEN '{disabled}' WHEN 'R' THEN '{replica}' ELSE '{always}'::text[] END AS clause_values,
  d.description AS comment
FROM relation r
JOIN pg_rewrite w ON w.ev_class = r.oid
LEFT JOIN pg_description d ON d.objoid = w.oid AND d.classoid = 'pg_rewrite'::regclass AND d.objsubid = 0
WHERE w.rulename <> '_RETURN'
