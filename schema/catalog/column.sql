SELECT
  t.oid,
  t.schema,
  t.name AS table,
  a.attname AS name,
  a.attnum::integer AS ordinal,
  format_type(a.atttypid, a.atttypmod) AS type,
  NOT a.attnotnull AS is_nullable,
  -- What a partition or an heir has of its parent has the parent's name.
  CASE WHEN k.conislocal THEN k.conname END AS not_null, -- 18+
  coalesce(k.convalidated, true) AS is_valid, -- 18+
  coalesce(k.connoinherit, false) AS no_inherit, -- 18+
  NULL AS not_null, -- <18
  true AS is_valid, -- <18
  false AS no_inherit, -- <18
  pg_get_expr(f.adbin, f.adrelid) AS expression,
  a.attgenerated::text AS generated,
  -- Partitions share the sequence of their table.
  CASE WHEN t.relispartition THEN '' ELSE a.attidentity::text END AS identity, -- 17+
  a.attidentity::text AS identity, -- <17
  format_type(s.seqtypid, NULL) AS sequence_type,
  s.seqstart AS start,
  s.seqincrement AS increment,
  s.seqmin AS min_value,
  s.seqmax AS max_value,
  s.seqcache AS cache,
  s.seqcycle AS cycle,
  cn.nspname AS collation_schema,
  c.collname AS collation,
  CASE WHEN a.attstorage <> y.typstorage THEN CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' ELSE 'main' END END AS storage,
  CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression, -- 14+
  NULL::text AS compression, -- <14
  CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::integer END AS statistics,
  a.attoptions AS options,
  a.attislocal AND NOT t.relispartition AS is_local,
  a.attfdwoptions AS foreign_options,
  d.description AS comment
FROM plain_table t
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type y ON y.oid = a.atttypid
LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey[1] = a.attnum -- 18+
LEFT JOIN owned_sequence o ON o.table_oid = a.attrelid AND o.attnum = a.attnum AND o.deptype = 'i'
LEFT JOIN pg_sequence s ON s.seqrelid = o.oid
LEFT JOIN pg_collation c ON c.oid = a.attcollation AND a.attcollation <> y.typcollation
LEFT JOIN pg_namespace cn ON cn.oid = c.collnamespace
LEFT JOIN pg_description d ON d.objoid = t.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = a.attnum
