SELECT
  CASE WHEN g.tgconstraint = 0 THEN 'trigger' ELSE 'constraint trigger' END AS kind,
  r.schema,
  r.name,
  '.' || g.tgname AS detail,
  NULL AS trait
FROM relation r
JOIN pg_trigger g ON g.tgrelid = r.oid
WHERE NOT g.tgisinternal
