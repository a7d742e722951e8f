SELECT
  'cast' AS kind,
  NULL AS schema,
  format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) AS name,
  NULL AS detail,
  NULL AS trait
FROM pg_cast c
WHERE $1 IS NULL AND c.oid >= 16384
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_cast'::regclass AND m.objid = c.oid)
  -- A range type brings the cast to its multirange.
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
