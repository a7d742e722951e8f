-- The name of a locale is in other columns since 15 and 17.
SELECT
  o.oid,
  n.name AS schema,
  o.collname::text AS name,
  '(' || concat_ws(
    ', ',
    'PROVIDER = ' || CASE o.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
    'DETERMINISTIC = ' || CASE WHEN NOT o.collisdeterministic THEN 'false' END,
    'LOCALE = ' || quote_literal(coalesce(l.locale, CASE WHEN o.collprovider = 'i' THEN o.collcollate END))
    , 'LC_COLLATE = ' || quote_literal(CASE WHEN o.collprovider <> 'i' THEN o.collcollate END)
    , 'LC_CTYPE = ' || quote_literal(CASE WHEN o.collprovider <> 'i' THEN o.collctype END)
    , 'RULES = ' || quote_literal(o.collicurules) -- 16+
  ) || ')' AS definition,
  d.description AS comment
FROM pg_collation o
JOIN namespace n ON n.oid = o.collnamespace
CROSS JOIN LATERAL (SELECT coalesce(to_jsonb(o) ->> 'colllocale', to_jsonb(o) ->> 'colliculocale') AS locale) l
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_collation'::regclass
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_collation'::regclass AND m.objid = o.oid)
  AND o.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_collation'::regclass)) -- part
