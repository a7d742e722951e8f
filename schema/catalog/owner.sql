-- Who owns what, of whatever kind: read only where it is asked for.
SELECT o.catalog, o.oid, quote_ident(pg_get_userbyid(o.owner)) AS owner
FROM (
  SELECT 'pg_class' AS catalog, c.oid, c.relowner AS owner FROM pg_class c JOIN namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') OR (c.relkind = 'S' AND c.oid NOT IN (SELECT s.oid FROM owned_sequence s))
  UNION ALL SELECT 'pg_proc', f.oid, f.proowner FROM pg_proc f JOIN namespace n ON n.oid = f.pronamespace
  UNION ALL SELECT 'pg_type', t.oid, t.typowner FROM pg_type t JOIN namespace n ON n.oid = t.typnamespace
  UNION ALL SELECT 'pg_namespace', n.oid, s.nspowner FROM pg_namespace s JOIN namespace n ON n.oid = s.oid WHERE n.name <> 'public'
  UNION ALL SELECT 'pg_collation', c.oid, c.collowner FROM pg_collation c JOIN namespace n ON n.oid = c.collnamespace
  UNION ALL SELECT 'pg_conversion', c.oid, c.conowner FROM pg_conversion c JOIN namespace n ON n.oid = c.connamespace
  UNION ALL SELECT 'pg_operator', c.oid, c.oprowner FROM pg_operator c JOIN namespace n ON n.oid = c.oprnamespace
  UNION ALL SELECT 'pg_opclass', c.oid, c.opcowner FROM pg_opclass c JOIN namespace n ON n.oid = c.opcnamespace
  UNION ALL SELECT 'pg_opfamily', c.oid, c.opfowner FROM pg_opfamily c JOIN namespace n ON n.oid = c.opfnamespace
  UNION ALL SELECT 'pg_ts_dict', c.oid, c.dictowner FROM pg_ts_dict c JOIN namespace n ON n.oid = c.dictnamespace
  UNION ALL SELECT 'pg_ts_config', c.oid, c.cfgowner FROM pg_ts_config c JOIN namespace n ON n.oid = c.cfgnamespace
  UNION ALL SELECT 'pg_statistic_ext', c.oid, c.stxowner FROM pg_statistic_ext c JOIN namespace n ON n.oid = c.stxnamespace
  UNION ALL SELECT 'pg_language', l.oid, l.lanowner FROM pg_language l
  UNION ALL SELECT 'pg_foreign_data_wrapper', w.oid, w.fdwowner FROM pg_foreign_data_wrapper w
  UNION ALL SELECT 'pg_foreign_server', s.oid, s.srvowner FROM pg_foreign_server s
  UNION ALL SELECT 'pg_publication', p.oid, p.pubowner FROM pg_publication p
  UNION ALL SELECT 'pg_event_trigger', e.oid, e.evtowner FROM pg_event_trigger e
) o
