-- Constraints of modelled kinds in forms that are not.
SELECT
  CASE k.contype
    WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique constraint' WHEN 'c' THEN 'check constraint' ELSE 'foreign key'
  END AS kind,
  t.schema,
  t.name,
  '.' || k.conname AS detail,
  s.trait
FROM plain_table t
JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('p', 'u', 'c', 'f')
CROSS JOIN LATERAL (
  VALUES
    (CASE WHEN k.conperiod THEN 'is temporal (WITHOUT OVERLAPS or PERIOD)' END), -- 18+
    (CASE WHEN NOT k.conenforced THEN 'is NOT ENFORCED' END), -- 18+
    (NULL)
) AS s (trait)
WHERE s.trait IS NOT NULL
