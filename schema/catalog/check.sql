SELECT
  k.oid,
  t.schema,
  t.name AS table,
  k.conname AS name,
  pg_get_expr(k.conbin, k.conrelid) AS expression,
  k.connoinherit AS no_inherit,
  k.conenforced AS is_enforced, -- 18+
  true AS is_enforced, -- <18
  k.convalidated AS is_validated,
  d.description AS comment
FROM plain_table t
JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'c'
LEFT JOIN pg_description d ON d.objoid = k.oid AND d.classoid = 'pg_constraint'::regclass AND d.objsubid = 0
-- What comes from a parent is the parent's.
WHERE k.coninhcount = 0
