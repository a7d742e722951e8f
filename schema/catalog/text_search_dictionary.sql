SELECT
  o.oid,
  n.name AS schema,
  o.dictname AS name,
  format('%I.%I', tn.nspname, t.tmplname) AS template,
  o.dictinitoption AS options,
  d.description AS comment
FROM pg_ts_dict o
JOIN namespace n ON n.oid = o.dictnamespace
JOIN pg_ts_template t ON t.oid = o.dicttemplate
JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_ts_dict'::regclass
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_ts_dict'::regclass AND m.objid = o.oid)
  AND o.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_ts_dict'::regclass)) -- part
