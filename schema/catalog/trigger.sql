-- Not those that partitions have from their table.
SELECT
  g.oid,
  r.schema,
  r.name AS table,
  g.tgname AS name,
  substr(
    pg_get_triggerdef(g.oid),
    length(CASE WHEN g.tgconstraint = 0 THEN 'CREATE TRIGGER ' ELSE 'CREATE CONSTRAINT TRIGGER ' END || quote_ident(g.tgname)) + 2
  ) AS definition,
  array_remove(ARRAY[CASE WHEN g.tgconstraint <> 0 THEN 'constraint' END, CASE WHEN g.tgenabled <> 'O' THEN 'enabled' END], NULL) AS clause_names,
  array_remove(
    ARRAY[CASE WHEN g.tgconstraint <> 0 THEN 'true' END, CASE g.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END],
    NULL
  ) AS clause_values,
  d.description AS comment
FROM relation r
JOIN pg_trigger g ON g.tgrelid = r.oid
LEFT JOIN pg_description d ON d.objoid = g.oid AND d.classoid = 'pg_trigger'::regclass AND d.objsubid = 0
WHERE NOT g.tgisinternal AND g.tgparentid = 0
