SELECT 'subscription' AS kind, NULL AS schema, s.subname AS name, NULL AS detail, NULL AS trait
FROM pg_subscription s
WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
