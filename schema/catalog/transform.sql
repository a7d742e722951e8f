SELECT
  'transform' AS kind,
  NULL AS schema,
  'for ' || format_type(t.trftype, NULL) || ' language ' || l.lanname AS name,
  NULL AS detail,
  NULL AS trait
FROM pg_transform t
JOIN pg_language l ON l.oid = t.trflang
WHERE $1 IS NULL
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_transform'::regclass AND m.objid = t.oid)
