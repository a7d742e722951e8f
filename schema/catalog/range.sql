-- The name of the multirange type is said where it is not the one that PostgreSQL makes up:
-- https://www.postgresql.org/docs/current/sql-createtype.html
SELECT
  t.oid,
  t.schema,
  t.name,
  'AS RANGE (' || concat_ws(
    ', ',
    'SUBTYPE = ' || format_type(r.rngsubtype, NULL),
    'SUBTYPE_OPCLASS = ' || CASE WHEN NOT o.opcdefault THEN format('%I.%I', oper.nspname, o.opcname) END,
    'COLLATION = ' || CASE WHEN r.rngcollation <> s.typcollation THEN format('%I.%I', cn.nspname, c.collname) END,
    'CANONICAL = ' || nullif(r.rngcanonical::oid, 0)::regproc,
    'SUBTYPE_DIFF = ' || nullif(r.rngsubdiff::oid, 0)::regproc
    , 'MULTIRANGE_TYPE_NAME = ' || CASE WHEN m.typnamespace <> t.typnamespace OR m.typname <> made_up.name THEN format('%I.%I', mn.nspname, m.typname) END -- 14+
  ) || ')' AS definition,
  d.description AS comment
FROM type t
JOIN pg_range r ON r.rngtypid = t.oid
JOIN pg_type s ON s.oid = r.rngsubtype
JOIN pg_opclass o ON o.oid = r.rngsubopc
JOIN pg_namespace oper ON oper.oid = o.opcnamespace
LEFT JOIN pg_collation c ON c.oid = r.rngcollation
LEFT JOIN pg_namespace cn ON cn.oid = c.collnamespace
LEFT JOIN pg_type m ON m.oid = r.rngmultitypid -- 14+
LEFT JOIN pg_namespace mn ON mn.oid = m.typnamespace -- 14+
CROSS JOIN LATERAL (
  SELECT CASE
    WHEN strpos(t.name, 'range') > 0 THEN overlay(t.name PLACING 'multirange' FROM strpos(t.name, 'range') FOR 5)
    ELSE t.name || '_multirange'
  END AS name
) made_up
LEFT JOIN pg_description d ON d.objoid = t.oid AND d.classoid = 'pg_type'::regclass
WHERE t.typtype = 'r'
