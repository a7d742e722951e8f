SELECT
  o.oid,
  n.name AS schema,
  o.opcname::text AS name,
  a.amname::text AS signature,
  CASE WHEN o.opcdefault THEN 'DEFAULT ' ELSE '' END || format('FOR TYPE %s USING %I FAMILY %I.%I AS ', format_type(o.opcintype, NULL), a.amname, fn.nspname, f.opfname)
    || concat_ws(', ', m.members, 'STORAGE ' || coalesce(format_type(nullif(o.opckeytype, 0), NULL), CASE WHEN m.members IS NULL THEN format_type(o.opcintype, NULL) END)) AS definition,
  d.description AS comment
FROM pg_opclass o
JOIN namespace n ON n.oid = o.opcnamespace
JOIN pg_am a ON a.oid = o.opcmethod
JOIN pg_opfamily f ON f.oid = o.opcfamily
JOIN pg_namespace fn ON fn.oid = f.opfnamespace
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_opclass'::regclass
CROSS JOIN LATERAL (
  SELECT string_agg(one.member, ', ' ORDER BY one.place, one.number, one.member) AS members
  FROM (
    SELECT
      1 AS place,
      p.amopstrategy AS number,
      format('OPERATOR %s %I.%s (%s, %s)', p.amopstrategy, pn.nspname, po.oprname, format_type(p.amoplefttype, NULL), format_type(p.amoprighttype, NULL))
        || coalesce(' FOR ORDER BY ' || quote_ident(sn.nspname) || '.' || quote_ident(s.opfname), '') AS member
    FROM pg_amop p
    JOIN pg_operator po ON po.oid = p.amopopr
    JOIN pg_namespace pn ON pn.oid = po.oprnamespace
    LEFT JOIN pg_opfamily s ON s.oid = p.amopsortfamily
    LEFT JOIN pg_namespace sn ON sn.oid = s.opfnamespace
    WHERE EXISTS (
      SELECT FROM pg_depend e
      WHERE e.classid = 'pg_amop'::regclass AND e.objid = p.oid AND e.refclassid = 'pg_opclass'::regclass AND e.refobjid = o.oid AND e.deptype IN ('i', 'a'))
    UNION ALL
    SELECT 2, p.amprocnum, format('FUNCTION %s (%s, %s) %s', p.amprocnum, format_type(p.amproclefttype, NULL), format_type(p.amprocrighttype, NULL), p.amproc::regprocedure)
    FROM pg_amproc p
    WHERE EXISTS (
      SELECT FROM pg_depend e
      WHERE e.classid = 'pg_amproc'::regclass AND e.objid = p.oid AND e.refclassid = 'pg_opclass'::regclass AND e.refobjid = o.oid AND e.deptype IN ('i', 'a'))
  ) one
) m
-- Those that came with the server are many, and left out before their members are looked for.
WHERE o.oid >= 16384 AND NOT EXISTS (SELECT FROM extension_member x WHERE x.classid = 'pg_opclass'::regclass AND x.objid = o.oid)
  AND o.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_opclass'::regclass)) -- part
