-- It has no name: its type and language are its signature.
SELECT
  t.oid,
  '' AS name,
  'FOR ' || format_type(t.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname) AS signature,
  '(' || concat_ws(
    ', ',
    'FROM SQL WITH FUNCTION ' || nullif(t.trffromsql::oid, 0)::regprocedure,
    'TO SQL WITH FUNCTION ' || nullif(t.trftosql::oid, 0)::regprocedure
  ) || ')' AS definition,
  d.description AS comment
FROM pg_transform t
JOIN pg_language l ON l.oid = t.trflang
LEFT JOIN pg_description d ON d.objoid = t.oid AND d.classoid = 'pg_transform'::regclass
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_transform'::regclass AND m.objid = t.oid)
