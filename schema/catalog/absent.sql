-- The kinds of which there is nothing, so that their queries are not sent: planning one takes the server longer than running most of them, and
-- few databases have more than a dozen kinds. Asked before all others, in their transaction. A kind that is not here is always read.
-- What initdb made has a number below 16384, and no query reads it.
-- https://www.postgresql.org/docs/current/system-catalog-initial-data.html#SYSTEM-CATALOG-OID-ASSIGNMENT
WITH here AS MATERIALIZED (
  SELECT
    ARRAY(SELECT DISTINCT c.relkind::text FROM pg_class c WHERE c.oid >= 16384) AS relations,
    ARRAY(SELECT DISTINCT t.typtype::text FROM pg_type t WHERE t.oid >= 16384) AS types,
    ARRAY(SELECT DISTINCT k.contype::text FROM pg_constraint k WHERE k.oid >= 16384) AS constraints,
    ARRAY(SELECT DISTINCT f.prokind::text FROM pg_proc f WHERE f.oid >= 16384) AS routines
)
SELECT k.kind
FROM here
CROSS JOIN LATERAL (
  VALUES
    ('enum', 'e' = ANY (here.types)),
    ('domain', 'd' = ANY (here.types)),
    ('range', 'r' = ANY (here.types)),
    ('composite_type', 'c' = ANY (here.relations)),
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
    ('rule', EXISTS (SELECT FROM pg_rewrite w WHERE w.oid >= 16384 AND w.rulename <> '_RETURN')),
    ('trigger', EXISTS (SELECT FROM pg_trigger g WHERE NOT g.tgisinternal)),
    ('partition_trigger', EXISTS (SELECT FROM pg_trigger g WHERE g.tgparentid <> 0)),
    ('policy', EXISTS (SELECT FROM pg_policy)),
    ('event_trigger', EXISTS (SELECT FROM pg_event_trigger e WHERE e.oid >= 16384)),
    ('statistics', EXISTS (SELECT FROM pg_statistic_ext)),
    ('publication', EXISTS (SELECT FROM pg_publication)),
    ('text_search_parser', EXISTS (SELECT FROM pg_ts_parser p WHERE p.oid >= 16384)),
    ('text_search_template', EXISTS (SELECT FROM pg_ts_template t WHERE t.oid >= 16384)),
    ('text_search_dictionary', EXISTS (SELECT FROM pg_ts_dict d WHERE d.oid >= 16384)),
    ('text_search_configuration', EXISTS (SELECT FROM pg_ts_config c WHERE c.oid >= 16384)),
    ('foreign_data_wrapper', EXISTS (SELECT FROM pg_foreign_data_wrapper)),
    ('foreign_server', EXISTS (SELECT FROM pg_foreign_server)),
    ('user_mapping', EXISTS (SELECT FROM pg_foreign_server)),
    ('default_privileges', EXISTS (SELECT FROM pg_default_acl)),
    ('default_privileges_of_large_objects', EXISTS (SELECT FROM pg_default_acl)),
    ('collation', EXISTS (SELECT FROM pg_collation c WHERE c.oid >= 16384)),
    ('operator', EXISTS (SELECT FROM pg_operator o WHERE o.oid >= 16384)),
    ('operator_family', EXISTS (SELECT FROM pg_opfamily f WHERE f.oid >= 16384)),
    ('operator_class', EXISTS (SELECT FROM pg_opclass c WHERE c.oid >= 16384)),
    ('cast', EXISTS (SELECT FROM pg_cast c WHERE c.oid >= 16384)),
    ('conversion', EXISTS (SELECT FROM pg_conversion c WHERE c.oid >= 16384)),
    ('transform', EXISTS (SELECT FROM pg_transform)),
    ('language', EXISTS (SELECT FROM pg_language l WHERE l.oid >= 16384)),
    ('access_method', EXISTS (SELECT FROM pg_am a WHERE a.oid >= 16384)),
    ('security_label', EXISTS (SELECT FROM pg_seclabel))
) k (kind, is_there)
WHERE NOT k.is_there
