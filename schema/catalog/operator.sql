SELECT
  'operator' AS kind,
  n.name AS schema,
  o.oprname AS name,
  format(
    '(%s, %s)',
    coalesce(format_type(nullif(o.oprleft, 0), NULL), 'NONE'),
    coalesce(format_type(nullif(o.oprright, 0), NULL), 'NONE')
  ) AS detail,
  NULL AS trait
FROM pg_operator o
JOIN namespace n ON n.oid = o.oprnamespace
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_operator'::regclass AND m.objid = o.oid)
