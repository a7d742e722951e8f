-- What a reading covers; stands in front of every query of this folder. All of them run with an empty search_path.
-- $1: the only schemas to read, or null for all. $2: schemas to leave out.
-- What several queries share is no barrier in any of them: each reads only the columns and rows that it needs.
-- Parts of a key are looked up one by one, in the order that unnest() gives: a join would be made anew for every key.
-- A line that ends with "-- 15+" is for servers of that version and newer, one that ends with "-- <15" for older ones.
WITH extension_member AS NOT MATERIALIZED (
  -- The catalog has an index on what is referred to, none on the type.
  SELECT d.classid, d.objid FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
), namespace AS NOT MATERIALIZED (
  SELECT n.oid, n.nspname::text AS name
  FROM pg_namespace n
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND ($1::text[] IS NULL OR n.nspname = ANY ($1)) AND n.nspname <> ALL ($2::text[])
), relation AS NOT MATERIALIZED (
  SELECT c.*, n.name AS schema, c.relname::text AS name
  FROM pg_class c
  JOIN namespace n ON n.oid = c.relnamespace
  WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid)
), plain_table AS (
  SELECT r.* FROM relation r WHERE r.relkind IN ('r', 'p', 'f')
), attached_index AS (
  -- Indexes of partitions, each with the index of the partitioned table that it is a part of.
  SELECT h.inhrelid AS oid, n.nspname AS schema, t.relname AS table, c.relname AS name, k.contype::text AS constraint_type
  FROM pg_inherits h
  JOIN pg_index i ON i.indexrelid = h.inhparent
  JOIN pg_class c ON c.oid = i.indexrelid
  JOIN pg_class t ON t.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = t.relnamespace
  LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
), type AS NOT MATERIALIZED (
  SELECT t.*, n.name AS schema, t.typname::text AS name
  FROM pg_type t
  JOIN namespace n ON n.oid = t.typnamespace
  WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)
), owned_sequence AS (
  -- a: OWNED BY, also by way of serial; i: an identity column's.
  SELECT d.objid AS oid, d.deptype, d.refobjid AS table_oid, d.refobjsubid AS attnum
  FROM pg_depend d
  JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
  WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
)
