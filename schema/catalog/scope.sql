-- What a reading covers: definitions, of which each query of this folder has those that it reads from. All queries run with an empty search_path.
-- $1: the only schemas to read, where a part of the database is read. $2: schemas to leave out.
-- A line that ends with "-- part" is for readings of some schemas, one that ends with "-- whole" for those of a database, one that ends with "-- 15+" for
-- servers of that version and newer, and one that ends with "-- <15" for older ones.
-- PostgreSQL has no index of objects by schema, but one of what depends on what, and all that is in a schema depends on it. What is read of some schemas is
-- found by that index, and by those of what hangs on it: such a reading costs what they hold, however much there is beside them.
-- What several queries share is no barrier in any of them: each reads only the columns and rows that it needs.
-- Parts of a key are looked up one by one, in the order that unnest() gives: a join would be made anew for every key.

extension_member AS NOT MATERIALIZED (
  -- The catalog has an index on what is referred to, none on the type.
  SELECT d.classid, d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
)

namespace AS NOT MATERIALIZED (
  SELECT n.oid, n.nspname::text AS name
  FROM pg_namespace n
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND n.nspname <> ALL ($2::text[])
    AND n.nspname = ANY ($1::text[]) -- part
)

inhabitant AS MATERIALIZED (
  -- What is in the schemas; the rest belongs to something that is: indexes, triggers and row types to their relations, arrays to their elements.
  -- A barrier: of a kind that is believed to be rare, all that there are would be looked at.
  SELECT d.classid, d.objid
  FROM namespace n
  JOIN pg_depend d ON d.refclassid = 'pg_namespace'::regclass AND d.refobjid = n.oid
)

relation AS NOT MATERIALIZED (
  SELECT c.*, n.name AS schema, c.relname::text AS name
  FROM pg_class c
  JOIN namespace n ON n.oid = c.relnamespace
  WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid)
    AND c.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_class'::regclass)) -- part
)

plain_table AS (
  SELECT r.* FROM relation r WHERE r.relkind IN ('r', 'p', 'f')
)

attached_index AS (
  -- Indexes of partitions, each with the index of the partitioned table that it is a part of.
  SELECT h.inhrelid AS oid, n.nspname AS schema, t.relname AS table, c.relname AS name, k.contype::text AS constraint_type
  FROM pg_inherits h
  JOIN pg_index i ON i.indexrelid = h.inhparent
  JOIN pg_class c ON c.oid = i.indexrelid
  JOIN pg_class t ON t.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = t.relnamespace
  LEFT JOIN pg_constraint k ON k.conrelid = i.indrelid AND k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
)

type AS NOT MATERIALIZED (
  SELECT t.*, n.name AS schema, t.typname::text AS name
  FROM pg_type t
  JOIN namespace n ON n.oid = t.typnamespace
  WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)
    AND t.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_type'::regclass)) -- part
)

owned_sequence AS (
  -- a: OWNED BY, also by way of serial; i: an identity column's.
  SELECT d.objid AS oid, d.deptype, d.refobjid AS table_oid, d.refobjsubid AS attnum
  FROM pg_depend d
  JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
  WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
)
