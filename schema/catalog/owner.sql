-- Who owns what, of whatever kind: read only where it is asked for.
SELECT o.catalog, o.oid, quote_ident(pg_get_userbyid(o.owner)) AS owner
FROM (
  SELECT 'pg_class' AS catalog, c.oid, c.relowner AS owner FROM pg_class c JOIN namespace n ON n.oid = c.relnamespace
  WHERE (c.relkind IN ('r', 'p', 'v', 'm', 'f') OR (c.relkind = 'S' AND NOT EXISTS (SELECT FROM owned_sequence s WHERE s.oid = c.oid)))
    AND c.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_class'::regclass)) -- part
  UNION ALL SELECT 'pg_proc', f.oid, f.proowner FROM pg_proc f JOIN namespace n ON n.oid = f.pronamespace
    WHERE f.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_proc'::regclass)) -- part
  UNION ALL SELECT 'pg_type', t.oid, t.typowner FROM pg_type t JOIN namespace n ON n.oid = t.typnamespace
    WHERE t.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_type'::regclass)) -- part
  UNION ALL SELECT 'pg_namespace', n.oid, s.nspowner FROM pg_namespace s JOIN namespace n ON n.oid = s.oid WHERE n.name <> 'public'
  UNION ALL SELECT 'pg_collation', c.oid, c.collowner FROM pg_collation c JOIN namespace n ON n.oid = c.collnamespace
    WHERE c.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_collation'::regclass)) -- part
  UNION ALL SELECT 'pg_conversion', c.oid, c.conowner FROM pg_conversion c JOIN namespace n ON n.oid = c.connamespace
    WHERE c.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_conversion'::regclass)) -- part
  UNION ALL SELECT 'pg_operator', c.oid, c.oprowner FROM pg_operator c JOIN namespace n ON n.oid = c.oprnamespace
    WHERE c.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_operator'::regclass)) -- part
  UNION ALL SELECT 'pg_opclass', c.oid, c.opcowner FROM pg_opclass c JOIN namespace n ON n.oid = c.opcnamespace
    WHERE c.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_opclass'::regclass)) -- part
  UNION ALL SELECT 'pg_opfamily', c.oid, c.opfowner FROM pg_opfamily c JOIN namespace n ON n.oid = c.opfnamespace
    WHERE c.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_opfamily'::regclass)) -- part
  UNION ALL SELECT 'pg_ts_dict', c.oid, c.dictowner FROM pg_ts_dict c JOIN namespace n ON n.oid = c.dictnamespace
    WHERE c.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_ts_dict'::regclass)) -- part
  UNION ALL SELECT 'pg_ts_config', c.oid, c.cfgowner FROM pg_ts_config c JOIN namespace n ON n.oid = c.cfgnamespace
    WHERE c.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_ts_config'::regclass)) -- part
  UNION ALL SELECT 'pg_statistic_ext', c.oid, c.stxowner FROM pg_statistic_ext c JOIN namespace n ON n.oid = c.stxnamespace
    WHERE c.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_statistic_ext'::regclass)) -- part
  UNION ALL SELECT 'pg_language', l.oid, l.lanowner FROM pg_language l -- whole
  UNION ALL SELECT 'pg_foreign_data_wrapper', w.oid, w.fdwowner FROM pg_foreign_data_wrapper w -- whole
  UNION ALL SELECT 'pg_foreign_server', s.oid, s.srvowner FROM pg_foreign_server s -- whole
  UNION ALL SELECT 'pg_publication', p.oid, p.pubowner FROM pg_publication p -- whole
  UNION ALL SELECT 'pg_event_trigger', e.oid, e.evtowner FROM pg_event_trigger e -- whole
) o
