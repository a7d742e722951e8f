-- A trigger that a partition has from its table may be switched by itself.
SELECT
  'trigger' AS kind,
  r.schema,
  r.name,
  '.' || g.tgname AS detail,
  'is switched to another state than that of its partitioned table' AS trait
FROM relation r
JOIN pg_trigger g ON g.tgrelid = r.oid
JOIN pg_trigger p ON p.oid = g.tgparentid
WHERE g.tgenabled <> p.tgenabled AND NOT p.tgisinternal
