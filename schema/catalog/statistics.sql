SELECT
  o.oid,
  n.name AS schema,
  o.stxname AS name,
  substr(s.definition, length(format('CREATE STATISTICS %I.%I ', n.name, o.stxname)) + 1) AS definition,
  CASE WHEN o.stxstattarget >= 0 THEN ARRAY['target'] ELSE '{}' END AS clauses,
  CASE WHEN o.stxstattarget >= 0 THEN ARRAY[o.stxstattarget::text] ELSE '{}' END AS clause_values,
  d.description AS comment
FROM pg_statistic_ext o
JOIN namespace n ON n.oid = o.stxnamespace
CROSS JOIN LATERAL pg_get_statisticsobjdef(o.oid) s (definition)
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_statistic_ext'::regclass
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_statistic_ext'::regclass AND m.objid = o.oid)
