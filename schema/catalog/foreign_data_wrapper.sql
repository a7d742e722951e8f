SELECT
  o.oid,
  o.fdwname AS name,
  nullif(o.fdwhandler, 0)::regproc::text AS handler,
  nullif(o.fdwvalidator, 0)::regproc::text AS validator,
  o.fdwoptions AS options,
  d.description AS comment
FROM pg_foreign_data_wrapper o
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_foreign_data_wrapper'::regclass
WHERE o.oid >= 16384
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_foreign_data_wrapper'::regclass AND m.objid = o.oid)
