SELECT
  o.oid,
  n.name AS schema,
  o.stxname AS name,
  tn.nspname AS of_schema,
  t.relname AS of_table,
  -- As pg_get_statisticsobjdef, with the columns by name: their order in the table says when each was made.
  CASE WHEN c.count + x.count > 1 AND NOT o.stxkind @> '{d,f,m}' THEN '(' || concat_ws(', ',
    CASE WHEN 'd' = ANY (o.stxkind) THEN 'ndistinct' END, CASE WHEN 'f' = ANY (o.stxkind) THEN 'dependencies' END, CASE WHEN 'm' = ANY (o.stxkind) THEN 'mcv' END)
    || ') ' ELSE '' END
    || 'ON ' || concat_ws(', ', nullif(c.columns, ''), nullif(x.expressions, '')) || format(' FROM %I.%I', tn.nspname, t.relname) AS definition,
  CASE WHEN o.stxstattarget >= 0 THEN ARRAY['target'] ELSE '{}' END AS clauses,
  CASE WHEN o.stxstattarget >= 0 THEN ARRAY[o.stxstattarget::text] ELSE '{}' END AS clause_values,
  d.description AS comment
FROM pg_statistic_ext o
JOIN namespace n ON n.oid = o.stxnamespace
JOIN pg_class t ON t.oid = o.stxrelid
JOIN pg_namespace tn ON tn.oid = t.relnamespace
CROSS JOIN LATERAL (
  SELECT coalesce(string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname), ''), count(*)
  FROM pg_attribute a
  WHERE a.attrelid = o.stxrelid AND a.attnum = ANY (o.stxkeys)
) c (columns, count)
CROSS JOIN LATERAL (
  SELECT '', 0 -- <14
  SELECT coalesce(string_agg('(' || e.expression || ')', ', ' ORDER BY e.position), ''), count(*) -- 14+
  FROM unnest(pg_get_statisticsobjdef_expressions(o.oid)) WITH ORDINALITY e (expression, position) -- 14+
) x (expressions, count)
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_statistic_ext'::regclass
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_statistic_ext'::regclass AND m.objid = o.oid)
  AND o.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_statistic_ext'::regclass)) -- part
