SELECT
  o.oid,
  o.evtname AS name,
  'ON ' || o.evtevent
    || coalesce(' WHEN TAG IN (' || (SELECT string_agg(quote_literal(t.tag), ', ' ORDER BY t.place) FROM unnest(o.evttags) WITH ORDINALITY AS t (tag, place)) || ')', '')
    || ' EXECUTE FUNCTION ' || o.evtfoid::regproc || '()' AS definition,
  CASE WHEN o.evtenabled = 'O' THEN '{}' ELSE '{enabled}'::text[] END AS clause_names,
  CASE o.evtenabled WHEN 'O' THEN '{}' WHEN 'D' THEN '{disabled}' WHEN 'R' THEN '{replica}' ELSE '{always}'::text[] END AS clause_values,
  d.description AS comment
FROM pg_event_trigger o
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_event_trigger'::regclass AND d.objsubid = 0
WHERE o.oid >= 16384
  -- It goes with its function.
  AND NOT EXISTS (SELECT FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace WHERE f.oid = o.evtfoid AND n.nspname = ANY ($2::text[]))
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_event_trigger'::regclass AND m.objid = o.oid)
