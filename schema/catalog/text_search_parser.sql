SELECT
  o.oid,
  n.name AS schema,
  o.prsname AS name,
  format('(START = %s, GETTOKEN = %s, END = %s%s, LEXTYPES = %s)', o.prsstart::regproc, o.prstoken::regproc, o.prsend::regproc,
    ', HEADLINE = ' || nullif(o.prsheadline, 0)::regproc, o.prslextype::regproc) AS definition,
  d.description AS comment
FROM pg_ts_parser o
JOIN namespace n ON n.oid = o.prsnamespace
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_ts_parser'::regclass
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_ts_parser'::regclass AND m.objid = o.oid)
  AND o.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_ts_parser'::regclass)) -- part
