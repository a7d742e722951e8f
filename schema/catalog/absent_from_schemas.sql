-- The kinds of which some schemas have nothing, as absent.sql has it of a database; and those that are in no schema at all, and so in no part of a database.
WITH here AS MATERIALIZED (
  SELECT
    ARRAY(SELECT DISTINCT r.relkind::text FROM relation r) AS relations,
    ARRAY(SELECT DISTINCT t.typtype::text FROM type t) AS types,
    ARRAY(SELECT DISTINCT k.contype::text FROM relation r JOIN pg_constraint k ON k.conrelid = r.oid) AS constraints,
    ARRAY(SELECT DISTINCT f.prokind::text FROM inhabitant i JOIN pg_proc f ON f.oid = i.objid WHERE i.classid = 'pg_proc'::regclass) AS routines,
    ARRAY(SELECT DISTINCT i.classid FROM inhabitant i) AS catalogs
)
SELECT k.kind
FROM here
CROSS JOIN LATERAL (
  VALUES
    ('enum', 'e' = ANY (here.types)),
    ('domain', 'd' = ANY (here.types)),
    ('range', 'r' = ANY (here.types)),
    ('composite_type', 'c' = ANY (here.types)),
    ('sequence', 'S' = ANY (here.relations)),
    ('identity_sequence', 'S' = ANY (here.relations)),
    ('view', here.relations && '{v,m}'),
    ('view_column', here.relations && '{v,m}'),
    ('materialized_view_setting', 'm' = ANY (here.relations)),
    ('primary_key', 'p' = ANY (here.constraints)),
    ('unique', 'u' = ANY (here.constraints)),
    ('exclusion', 'x' = ANY (here.constraints)),
    ('check', 'c' = ANY (here.constraints)),
    ('foreign_key', 'f' = ANY (here.constraints)),
    ('comment', 'n' = ANY (here.constraints)),
    ('function', here.routines && '{f,p,w}'),
    ('aggregate', 'a' = ANY (here.routines)),
    ('rule', EXISTS (SELECT FROM relation r JOIN pg_rewrite w ON w.ev_class = r.oid WHERE w.rulename <> '_RETURN')),
    ('trigger', EXISTS (SELECT FROM relation r JOIN pg_trigger g ON g.tgrelid = r.oid WHERE NOT g.tgisinternal)),
    ('partition_trigger', EXISTS (SELECT FROM relation r JOIN pg_trigger g ON g.tgrelid = r.oid WHERE g.tgparentid <> 0)),
    ('policy', EXISTS (SELECT FROM relation r JOIN pg_policy p ON p.polrelid = r.oid)),
    ('statistics', 'pg_statistic_ext'::regclass = ANY (here.catalogs)),
    ('text_search_parser', 'pg_ts_parser'::regclass = ANY (here.catalogs)),
    ('text_search_template', 'pg_ts_template'::regclass = ANY (here.catalogs)),
    ('text_search_dictionary', 'pg_ts_dict'::regclass = ANY (here.catalogs)),
    ('text_search_configuration', 'pg_ts_config'::regclass = ANY (here.catalogs)),
    ('default_privileges', 'pg_default_acl'::regclass = ANY (here.catalogs)),
    ('collation', 'pg_collation'::regclass = ANY (here.catalogs)),
    ('operator', 'pg_operator'::regclass = ANY (here.catalogs)),
    ('operator_family', 'pg_opfamily'::regclass = ANY (here.catalogs)),
    ('operator_class', 'pg_opclass'::regclass = ANY (here.catalogs)),
    ('conversion', 'pg_conversion'::regclass = ANY (here.catalogs)),
    ('extension', 'pg_extension'::regclass = ANY (here.catalogs)),
    ('security_label', EXISTS (SELECT FROM pg_seclabel)),
    ('access_method', false),
    ('cast', false),
    ('default_privileges_of_large_objects', false),
    ('event_trigger', false),
    ('foreign_data_wrapper', false),
    ('foreign_privilege', false),
    ('foreign_server', false),
    ('language', false),
    ('publication', false),
    ('subscription', false),
    ('transform', false),
    ('user_mapping', false)
) k (kind, is_there)
WHERE NOT k.is_there
