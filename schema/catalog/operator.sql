-- What only was mentioned as somebody's commutator or negator is no operator yet: it has no function.
SELECT
  o.oid,
  n.name AS schema,
  o.oprname::text AS name,
  format('%s, %s', coalesce(format_type(nullif(o.oprleft, 0), NULL), 'NONE'), coalesce(format_type(nullif(o.oprright, 0), NULL), 'NONE')) AS signature,
  '(' || concat_ws(
    ', ',
    'FUNCTION = ' || o.oprcode,
    'LEFTARG = ' || format_type(nullif(o.oprleft, 0), NULL),
    'RIGHTARG = ' || format_type(nullif(o.oprright, 0), NULL),
    'COMMUTATOR = ' || (SELECT format('OPERATOR(%I.%s)', cn.nspname, c.oprname) FROM pg_operator c JOIN pg_namespace cn ON cn.oid = c.oprnamespace WHERE c.oid = o.oprcom),
    'NEGATOR = ' || (SELECT format('OPERATOR(%I.%s)', cn.nspname, c.oprname) FROM pg_operator c JOIN pg_namespace cn ON cn.oid = c.oprnamespace WHERE c.oid = o.oprnegate),
    CASE WHEN o.oprcanhash THEN 'HASHES' END,
    CASE WHEN o.oprcanmerge THEN 'MERGES' END
  ) || ')' AS definition,
  array_remove(ARRAY[CASE WHEN o.oprrest::oid <> 0 THEN 'restrict' END, CASE WHEN o.oprjoin::oid <> 0 THEN 'join' END], NULL) AS clauses,
  array_remove(ARRAY[nullif(o.oprrest::oid, 0)::regproc::text, nullif(o.oprjoin::oid, 0)::regproc::text], NULL) AS clause_values,
  d.description AS comment
FROM pg_operator o
JOIN namespace n ON n.oid = o.oprnamespace
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_operator'::regclass
WHERE o.oprcode::oid <> 0
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_operator'::regclass AND m.objid = o.oid)
  AND o.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_operator'::regclass)) -- part
