-- What uses what, as pg_depend has it. An object that the model keeps inside another stands for that one: a default for its column, a view's
-- rule for the view, the row type of a table for the table, an array for its element, a multirange and the constructors of a range for the range,
-- a member for its extension, the index of a constraint for the constraint.
SELECT DISTINCT catalog, oid, part, used_catalog, used_oid, used_part
FROM (
  SELECT
    CASE
      WHEN w.oid IS NOT NULL AND w.rulename = '_RETURN' THEN 'pg_class'
      WHEN f.oid IS NOT NULL THEN 'pg_class'
      WHEN ki.oid IS NOT NULL THEN 'pg_constraint'
      WHEN k.contypid <> 0 OR rc.reltype <> 0 THEN 'pg_type'
      WHEN oc.refobjid IS NOT NULL THEN 'pg_opclass'
      WHEN ao.amopfamily IS NOT NULL OR ap.amprocfamily IS NOT NULL THEN 'pg_opfamily'
      WHEN pr.prpubid IS NOT NULL THEN 'pg_publication'
      ELSE d.classid::regclass::text
    END AS catalog,
    coalesce(
      CASE WHEN w.rulename = '_RETURN' THEN w.ev_class END, f.adrelid, ki.oid, nullif(k.contypid, 0), rc.reltype, oc.refobjid, ao.amopfamily, ap.amprocfamily, pr.prpubid,
      CASE WHEN ut.typelem <> 0 AND ut.typcategory = 'A' THEN ut.typelem END, d.objid
    ) AS oid,
    CASE WHEN f.oid IS NOT NULL THEN f.adnum WHEN rc.oid IS NOT NULL OR ki.oid IS NOT NULL THEN 0 ELSE d.objsubid END::integer AS part,
    CASE
      WHEN e.refobjid IS NOT NULL THEN 'pg_extension'
      WHEN t.typrelid <> 0 AND tc.relkind <> 'c' THEN 'pg_class'
      WHEN t.oid IS NOT NULL OR uc.oid IS NOT NULL THEN 'pg_type'
      ELSE d.refclassid::regclass::text
    END AS used_catalog,
    CASE
      WHEN e.refobjid IS NOT NULL THEN e.refobjid
      WHEN t.typrelid <> 0 AND tc.relkind <> 'c' THEN t.typrelid
      WHEN t.oid IS NOT NULL THEN t.oid
      WHEN uc.oid IS NOT NULL THEN uc.reltype
      ELSE d.refobjid
    END AS used_oid,
    CASE WHEN e.refobjid IS NOT NULL OR uc.oid IS NOT NULL THEN 0 ELSE d.refobjsubid END::integer AS used_part
  FROM pg_depend d
  LEFT JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
  LEFT JOIN pg_attrdef f ON d.classid = 'pg_attrdef'::regclass AND f.oid = d.objid
  LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
  LEFT JOIN pg_constraint ki ON d.classid = 'pg_class'::regclass AND ki.conindid = d.objid AND ki.contype IN ('p', 'u', 'x')
  LEFT JOIN pg_class rc ON d.classid = 'pg_class'::regclass AND rc.oid = d.objid AND rc.relkind = 'c'
  LEFT JOIN pg_type ut ON d.classid = 'pg_type'::regclass AND ut.oid = d.objid
  LEFT JOIN pg_amop ao ON d.classid = 'pg_amop'::regclass AND ao.oid = d.objid
  LEFT JOIN pg_amproc ap ON d.classid = 'pg_amproc'::regclass AND ap.oid = d.objid
  LEFT JOIN pg_publication_rel pr ON d.classid = 'pg_publication_rel'::regclass AND pr.oid = d.objid
  -- Members of an operator family that belong to one of its classes.
  LEFT JOIN pg_depend oc ON d.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass) AND oc.classid = d.classid AND oc.objid = d.objid
    AND oc.refclassid = 'pg_opclass'::regclass AND oc.deptype IN ('i', 'a')
  LEFT JOIN pg_depend made ON d.refclassid = 'pg_proc'::regclass AND made.classid = d.refclassid AND made.objid = d.refobjid
    AND made.refclassid = 'pg_type'::regclass AND made.deptype = 'i'
  LEFT JOIN pg_type at ON at.oid = CASE WHEN d.refclassid = 'pg_type'::regclass THEN d.refobjid ELSE made.refobjid END
  LEFT JOIN pg_type et ON et.oid = CASE WHEN at.typelem <> 0 AND at.typcategory = 'A' THEN at.typelem ELSE at.oid END
  LEFT JOIN pg_range mr ON mr.rngmultitypid = et.oid -- 14+
  LEFT JOIN pg_type t ON t.oid = coalesce(mr.rngtypid, et.oid) -- 14+
  LEFT JOIN pg_type t ON t.oid = et.oid -- <14
  LEFT JOIN pg_class uc ON d.refclassid = 'pg_class'::regclass AND uc.oid = d.refobjid AND uc.relkind = 'c'
  LEFT JOIN pg_class tc ON tc.oid = t.typrelid
  LEFT JOIN pg_depend e ON e.classid = d.refclassid AND e.objid = coalesce(CASE WHEN made.refobjid IS NULL THEN t.oid END, d.refobjid) AND e.deptype = 'e'
  WHERE d.deptype IN ('n', 'a') AND d.refobjid >= 16384
    -- OWNED BY is told last, see the planner.
    AND NOT EXISTS (SELECT FROM pg_class s WHERE d.classid = 'pg_class'::regclass AND s.oid = d.objid AND s.relkind = 'S')
    -- Keys name their columns, and all that is in a schema names that.
    AND (k.oid IS NULL OR k.contype NOT IN ('p', 'u', 'f'))
    AND d.refclassid <> 'pg_namespace'::regclass
) edge
WHERE (catalog, oid, part) <> (used_catalog, used_oid, used_part)
