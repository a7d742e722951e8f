SELECT
  o.oid,
  o.lanname::text AS name,
  CASE WHEN o.lanpltrusted THEN 'TRUSTED ' ELSE '' END || concat_ws(
    ' ',
    'HANDLER ' || nullif(o.lanplcallfoid, 0)::regproc,
    'INLINE ' || nullif(o.laninline, 0)::regproc,
    'VALIDATOR ' || nullif(o.lanvalidator, 0)::regproc
  ) AS definition,
  d.description AS comment
FROM pg_language o
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_language'::regclass
WHERE o.oid >= 16384
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_language'::regclass AND m.objid = o.oid)
