SELECT
  p.oid,
  r.schema,
  r.name AS table,
  p.polname AS name,
  'AS ' || CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END
    || ' FOR ' || CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS definition,
  array_remove(
    ARRAY[CASE WHEN p.polwithcheck IS NOT NULL THEN 'check' END, 'roles', CASE WHEN p.polqual IS NOT NULL THEN 'using' END],
    NULL
  ) AS clause_names,
  array_remove(
    ARRAY[
      pg_get_expr(p.polwithcheck, p.polrelid),
      -- 0 is PUBLIC, which is no name and never quoted.
      (
        SELECT string_agg(coalesce(quote_ident(a.rolname), 'PUBLIC'), ', ' ORDER BY a.rolname COLLATE "C")
        FROM unnest(p.polroles) AS role (oid)
        LEFT JOIN pg_roles a ON a.oid = role.oid
      ),
      pg_get_expr(p.polqual, p.polrelid)
    ],
    NULL
  ) AS clause_values,
  d.description AS comment
FROM relation r
JOIN pg_policy p ON p.polrelid = r.oid
LEFT JOIN pg_description d ON d.objoid = p.oid AND d.classoid = 'pg_policy'::regclass AND d.objsubid = 0
