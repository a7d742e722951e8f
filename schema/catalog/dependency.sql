WITH held AS (
  -- Objects that the model keeps inside another one, which then uses what they use: a default is its column's, a view's rule the view's, the index
  -- of a constraint the constraint's, an array its element's.
  SELECT 'pg_rewrite'::regclass::oid AS classid, w.oid AS objid, 'pg_class'::regclass::oid AS catalog, w.ev_class AS oid, 0 AS part
  FROM pg_rewrite w
  WHERE w.rulename = '_RETURN'
  UNION ALL
  SELECT 'pg_attrdef'::regclass, f.oid, 'pg_class'::regclass, f.adrelid, f.adnum FROM pg_attrdef f
  UNION ALL
  SELECT 'pg_class'::regclass, k.conindid, 'pg_constraint'::regclass, k.oid, 0 FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'x')
  UNION ALL
  SELECT 'pg_constraint'::regclass, k.oid, 'pg_type'::regclass, k.contypid, 0 FROM pg_constraint k WHERE k.contypid <> 0
  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, 'pg_type'::regclass, c.reltype, 0 FROM pg_class c WHERE c.relkind = 'c'
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, 'pg_type'::regclass, t.typelem, 0 FROM pg_type t WHERE t.oid >= 16384 AND t.typelem <> 0 AND t.typcategory = 'A'
  UNION ALL
  SELECT 'pg_publication_rel'::regclass, p.oid, 'pg_publication'::regclass, p.prpubid, 0 FROM pg_publication_rel p
  UNION ALL
  -- Members of an operator family, of which some belong to one of its classes.
  SELECT m.classid, m.oid, CASE WHEN o.refobjid IS NULL THEN 'pg_opfamily'::regclass ELSE 'pg_opclass'::regclass END, coalesce(o.refobjid, m.family), 0
  FROM (
    SELECT 'pg_amop'::regclass AS classid, ao.oid, ao.amopfamily AS family FROM pg_amop ao WHERE ao.oid >= 16384
    UNION ALL
    SELECT 'pg_amproc'::regclass, ap.oid, ap.amprocfamily FROM pg_amproc ap WHERE ap.oid >= 16384
  ) m
  LEFT JOIN pg_depend o ON o.classid = m.classid AND o.objid = m.oid AND o.refclassid = 'pg_opclass'::regclass AND o.deptype IN ('i', 'a')
), member AS (
  SELECT d.classid, d.objid, d.refobjid AS extension FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
), whole_type AS (
  -- An array is its element, a multirange its range, the row type of a table the table.
  SELECT a.oid, t.oid AS type, CASE WHEN c.relkind <> 'c' THEN c.oid END AS relation
  FROM pg_type a
  JOIN pg_type e ON e.oid = CASE WHEN a.typelem <> 0 AND a.typcategory = 'A' THEN a.typelem ELSE a.oid END
  LEFT JOIN pg_range m ON m.rngmultitypid = e.oid -- 14+
  JOIN pg_type t ON t.oid = coalesce(m.rngtypid, e.oid) -- 14+
  JOIN pg_type t ON t.oid = e.oid -- <14
  LEFT JOIN pg_class c ON c.oid = t.typrelid
  WHERE a.oid >= 16384
    AND a.oid IN (SELECT d.refobjid FROM pg_depend d WHERE d.refclassid = 'pg_type'::regclass AND (d.deptype IN ('n', 'a') OR d.classid = 'pg_proc'::regclass))
), used AS (
  -- And what stands for an object that is used: all of the above, for the constructors of a range the range, for a member its extension.
  SELECT
    x.classid,
    x.objid,
    CASE WHEN m.extension IS NOT NULL THEN 'pg_extension'::regclass WHEN x.relation IS NOT NULL THEN 'pg_class'::regclass ELSE 'pg_type'::regclass END::oid AS catalog,
    coalesce(m.extension, x.relation, x.type) AS oid
  FROM (
    SELECT 'pg_type'::regclass AS classid, w.oid AS objid, w.type AS part_of, w.relation, w.type FROM whole_type w
    UNION ALL
    SELECT d.classid, d.objid, d.objid, w.relation, w.type
    FROM pg_depend d
    JOIN whole_type w ON w.oid = d.refobjid
    WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_type'::regclass AND d.deptype = 'i'
    UNION ALL
    SELECT 'pg_class'::regclass, c.oid, c.oid, NULL, c.reltype FROM pg_class c WHERE c.relkind = 'c'
  ) x
  LEFT JOIN member m ON m.classid = x.classid AND m.objid = x.part_of
  UNION
  SELECT m.classid, m.objid, 'pg_extension'::regclass, m.extension FROM member m
)
-- What uses what, as pg_depend has it.
SELECT DISTINCT c.relname::text AS catalog, edge.oid, edge.part, u.relname::text AS used_catalog, edge.used_oid, edge.used_part
FROM (
  SELECT
    coalesce(h.catalog, d.classid) AS catalog,
    coalesce(h.oid, d.objid) AS oid,
    coalesce(h.part, d.objsubid)::integer AS part,
    coalesce(u.catalog, d.refclassid) AS used_catalog,
    coalesce(u.oid, d.refobjid) AS used_oid,
    CASE WHEN u.oid IS NULL THEN d.refobjsubid ELSE 0 END::integer AS used_part
  FROM pg_depend d
  LEFT JOIN held h ON h.classid = d.classid AND h.objid = d.objid
  LEFT JOIN used u ON u.classid = d.refclassid AND u.objid = d.refobjid
  WHERE d.deptype IN ('n', 'a') AND d.refobjid >= 16384
    -- OWNED BY is told last, see the planner.
    AND NOT EXISTS (SELECT FROM pg_class s WHERE d.classid = 'pg_class'::regclass AND s.oid = d.objid AND s.relkind = 'S')
    -- Keys name their columns, NOT NULL is said by its own, and all that is in a schema names that.
    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE d.classid = 'pg_constraint'::regclass AND k.oid = d.objid AND k.contype IN ('p', 'u', 'f', 'n'))
    AND d.refclassid <> 'pg_namespace'::regclass
) edge
JOIN pg_class c ON c.oid = edge.catalog
JOIN pg_class u ON u.oid = edge.used_catalog
WHERE (edge.catalog, edge.oid, edge.part) <> (edge.used_catalog, edge.used_oid, edge.used_part)
