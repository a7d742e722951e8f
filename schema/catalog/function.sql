-- Functions, procedures and window functions. What follows the name in pg_get_functiondef is kept: a rename does not touch it.
SELECT
  f.oid,
  f.prokind::text AS form,
  n.name AS schema,
  f.proname::text AS name,
  array_to_string(ARRAY(SELECT format_type(a.type, NULL) FROM unnest(f.proargtypes) WITH ORDINALITY a (type, place) ORDER BY a.place), ', ') AS signature,
  substr(
    pg_get_functiondef(f.oid),
    length(format('CREATE OR REPLACE %s %I.%I', CASE f.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, n.name, f.proname)) + 1
  ) AS definition,
  d.description AS comment
FROM pg_proc f
JOIN namespace n ON n.oid = f.pronamespace
LEFT JOIN pg_description d ON d.objoid = f.oid AND d.classoid = 'pg_proc'::regclass
WHERE f.prokind <> 'a'
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_proc'::regclass AND m.objid = f.oid)
  AND f.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_proc'::regclass)) -- part
  -- The constructors of range types are parts of them.
  AND NOT EXISTS (
    SELECT FROM pg_depend d
    WHERE d.classid = 'pg_proc'::regclass AND d.objid = f.oid AND d.refclassid = 'pg_type'::regclass AND d.deptype = 'i')
