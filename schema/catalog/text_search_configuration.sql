SELECT
  o.oid,
  n.name AS schema,
  o.cfgname AS name,
  format('%I.%I', pn.nspname, p.prsname) AS definition,
  -- The kinds of token that are mapped, and for each its dictionaries in their order.
  ARRAY(SELECT k.alias FROM ts_token_type(p.oid) k WHERE k.tokid IN (SELECT m.maptokentype FROM pg_ts_config_map m WHERE m.mapcfg = o.oid) ORDER BY k.tokid) AS clauses,
  ARRAY(
    SELECT (SELECT string_agg(format('%I.%I', dn.nspname, dict.dictname), ', ' ORDER BY m.mapseqno)
      FROM pg_ts_config_map m
      JOIN pg_ts_dict dict ON dict.oid = m.mapdict
      JOIN pg_namespace dn ON dn.oid = dict.dictnamespace
      WHERE m.mapcfg = o.oid AND m.maptokentype = k.tokid)
    FROM ts_token_type(p.oid) k
    WHERE k.tokid IN (SELECT m.maptokentype FROM pg_ts_config_map m WHERE m.mapcfg = o.oid)
    ORDER BY k.tokid
  ) AS clause_values,
  d.description AS comment
FROM pg_ts_config o
JOIN namespace n ON n.oid = o.cfgnamespace
JOIN pg_ts_parser p ON p.oid = o.cfgparser
JOIN pg_namespace pn ON pn.oid = p.prsnamespace
LEFT JOIN pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_ts_config'::regclass
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_ts_config'::regclass AND m.objid = o.oid)
  AND o.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_ts_config'::regclass)) -- part
