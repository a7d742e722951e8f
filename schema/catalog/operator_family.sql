-- Members that belong to no class of the family; they can come and go while it stays.
SELECT
  o.oid,
  n.name AS schema,
  o.opfname::text AS name,
  a.amname::text AS signature,
  '' AS definition,
  m.names AS clauses,
  m.members AS clause_values,
  d.description AS comment
FROM pg_opfamily o
JOIN namespace n ON n.oid = o.opfnamespace
JOIN pg_am a ON a.oid = o.opfmethod
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_opfamily'::regclass
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(one.name), '{}') AS names, coalesce(array_agg(one.member), '{}') AS members
  FROM (
    SELECT
      format('OPERATOR %s (%s, %s)', p.amopstrategy, format_type(p.amoplefttype, NULL), format_type(p.amoprighttype, NULL)) AS name,
      format('%I.%s', pn.nspname, po.oprname) || coalesce(' FOR ORDER BY ' || quote_ident(sn.nspname) || '.' || quote_ident(s.opfname), '') AS member
    FROM pg_amop p
    JOIN pg_operator po ON po.oid = p.amopopr
    JOIN pg_namespace pn ON pn.oid = po.oprnamespace
    LEFT JOIN pg_opfamily s ON s.oid = p.amopsortfamily
    LEFT JOIN pg_namespace sn ON sn.oid = s.opfnamespace
    WHERE p.amopfamily = o.oid
      AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_amop'::regclass AND e.objid = p.oid AND e.refclassid = 'pg_opclass'::regclass AND e.deptype IN ('i', 'a'))
    UNION ALL
    SELECT format('FUNCTION %s (%s, %s)', p.amprocnum, format_type(p.amproclefttype, NULL), format_type(p.amprocrighttype, NULL)), p.amproc::regprocedure::text
    FROM pg_amproc p
    WHERE p.amprocfamily = o.oid
      AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_amproc'::regclass AND e.objid = p.oid AND e.refclassid = 'pg_opclass'::regclass AND e.deptype IN ('i', 'a'))
  ) one
) m
-- Those that came with the server are many, and left out before their members are looked for.
WHERE o.oid >= 16384 AND NOT EXISTS (SELECT FROM extension_member x WHERE x.classid = 'pg_opfamily'::regclass AND x.objid = o.oid)
  AND o.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_opfamily'::regclass)) -- part
