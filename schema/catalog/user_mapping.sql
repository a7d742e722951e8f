-- They hold passwords, which belong in no repository; the view is for every role.
SELECT 'user mapping' AS kind, NULL AS schema, CASE u.umuser WHEN 0 THEN 'PUBLIC' ELSE u.usename END || ' for server ' || u.srvname AS name, NULL AS detail, NULL AS trait
FROM pg_user_mappings u
