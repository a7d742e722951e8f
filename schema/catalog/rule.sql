SELECT 'rule' AS kind, r.schema, r.name, '.' || w.rulename AS detail, NULL AS trait
FROM relation r
JOIN pg_rewrite w ON w.ev_class = r.oid
WHERE w.rulename <> '_RETURN'
