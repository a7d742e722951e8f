-- Views of both kinds.
SELECT
  r.oid,
  r.schema,
  r.name,
  r.relkind = 'm' AS is_materialized,
  r.relispopulated AS is_populated,
  pg_get_viewdef(r.oid) AS query,
  -- What CREATE OR REPLACE does not change.
  ARRAY(
    SELECT quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
      || coalesce((SELECT ' COLLATE ' || c.oid::regcollation::text FROM pg_collation c WHERE c.oid = a.attcollation), '')
    FROM pg_attribute a
    WHERE a.attrelid = r.oid AND a.attnum > 0
    ORDER BY a.attnum
  ) AS columns,
  coalesce(s.names, '{}') AS clause_names,
  coalesce(s.values, '{}') AS clause_values,
  d.description AS comment
FROM relation r
LEFT JOIN pg_description d ON d.objoid = r.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
LEFT JOIN LATERAL (
  SELECT array_agg(c.name) AS names, array_agg(c.value) AS values
  FROM (
    SELECT 'option ' || o.option_name AS name, o.option_value AS value
    FROM pg_options_to_table(r.reloptions) o
    UNION ALL
    SELECT 'option toast.' || o.option_name, o.option_value
    FROM pg_class h, pg_options_to_table(h.reloptions) o
    WHERE h.oid = r.reltoastrelid
    UNION ALL
    SELECT 'access method', m.amname
    FROM pg_am m
    WHERE m.oid = r.relam AND m.amname <> 'heap'
    UNION ALL
    SELECT 'default ' || a.attname, pg_get_expr(f.adbin, f.adrelid)
    FROM pg_attrdef f
    JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
    WHERE f.adrelid = r.oid
    UNION ALL
    SELECT 'comment ' || a.attname, quote_literal(e.description)
    FROM pg_description e
    JOIN pg_attribute a ON a.attrelid = e.objoid AND a.attnum = e.objsubid
    WHERE e.objoid = r.oid AND e.classoid = 'pg_class'::regclass
  ) c
) s ON true
WHERE r.relkind IN ('v', 'm')
