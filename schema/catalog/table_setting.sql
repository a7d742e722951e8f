SELECT CASE r.relkind WHEN 'S' THEN 'sequence' ELSE 'table' END AS kind, r.schema, r.name, NULL AS detail, s.trait
FROM relation r
LEFT JOIN pg_class o ON o.oid = r.reltoastrelid
LEFT JOIN pg_am am ON am.oid = r.relam
LEFT JOIN pg_tablespace p ON p.oid = r.reltablespace
CROSS JOIN LATERAL (
  VALUES
    (CASE WHEN r.relpersistence = 'u' THEN 'is UNLOGGED' END),
    ('has the storage parameters ' || array_to_string(r.reloptions, ', ')),
    ('has the storage parameters toast.' || array_to_string(o.reloptions, ', toast.')),
    ('has the replica identity ' || CASE WHEN r.relkind = 'r' THEN
      CASE r.relreplident WHEN 'n' THEN 'NOTHING' WHEN 'f' THEN 'FULL' WHEN 'i' THEN 'USING INDEX' END END),
    (CASE WHEN r.relrowsecurity THEN 'has row level security enabled' END),
    (CASE WHEN r.relforcerowsecurity THEN 'has row level security forced' END),
    ('has the access method ' || nullif(am.amname, 'heap')),
    ('is in the tablespace ' || p.spcname)
) AS s (trait)
WHERE s.trait IS NOT NULL
  AND (r.oid IN (SELECT t.oid FROM plain_table t)
    OR (r.relkind = 'S' AND r.oid NOT IN (SELECT q.oid FROM owned_sequence q)))
