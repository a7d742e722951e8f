SELECT 'security label' AS kind, NULL AS schema, l.provider || ' on ' || o.identity AS name, NULL AS detail, NULL AS trait
FROM pg_seclabel l
CROSS JOIN LATERAL pg_identify_object(l.classoid, l.objoid, l.objsubid) o
WHERE $1 IS NULL
