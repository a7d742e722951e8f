-- Also the shells of types that were never completed. Arrays belong to their element's type.
SELECT 'base type' AS kind, t.schema, t.name, NULL AS detail, NULL AS trait
FROM type t
WHERE (t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)) OR NOT t.typisdefined
