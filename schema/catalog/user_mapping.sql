-- They hold passwords, which belong in no repository.
SELECT 'user mapping' AS kind, NULL AS schema, coalesce(pg_get_userbyid(nullif(u.umuser, 0)), 'PUBLIC') || ' for server ' || s.srvname AS name, NULL AS detail, NULL AS trait
FROM pg_user_mapping u
JOIN pg_foreign_server s ON s.oid = u.umserver
WHERE $1 IS NULL
