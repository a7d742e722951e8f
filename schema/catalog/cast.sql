-- It has no name: its types are its signature.
SELECT
  c.oid,
  '' AS name,
  format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) AS signature,
  CASE c.castmethod
    WHEN 'f' THEN 'WITH FUNCTION ' || c.castfunc::regprocedure
    WHEN 'i' THEN 'WITH INOUT'
    ELSE 'WITHOUT FUNCTION'
  END || CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END AS definition,
  d.description AS comment
FROM pg_cast c
LEFT JOIN pg_description d ON d.objoid = c.oid AND d.classoid = 'pg_cast'::regclass
WHERE c.oid >= 16384
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_cast'::regclass AND m.objid = c.oid)
  -- A range type brings the cast to its multirange.
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
