SELECT 'event trigger' AS kind, NULL AS schema, o.evtname AS name, NULL AS detail, NULL AS trait
FROM pg_event_trigger o
WHERE $1 IS NULL AND o.oid >= 16384
  AND NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_event_trigger'::regclass AND m.objid = o.oid)
