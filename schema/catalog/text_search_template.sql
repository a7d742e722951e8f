SELECT
  o.oid,
  n.name AS schema,
  o.tmplname AS name,
  format('(%sLEXIZE = %s)', 'INIT = ' || nullif(o.tmplinit, 0)::regproc || ', ', o.tmpllexize::regproc) AS definition,
  d.description AS comment
FROM pg_ts_template o
JOIN namespace n ON n.oid = o.tmplnamespace
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_ts_template'::regclass
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_ts_template'::regclass AND m.objid = o.oid)
  AND o.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_ts_template'::regclass)) -- part
