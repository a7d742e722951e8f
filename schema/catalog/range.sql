SELECT 'range type' AS kind, t.schema, t.name, NULL AS detail, NULL AS trait
FROM type t
WHERE t.typtype = 'r'
