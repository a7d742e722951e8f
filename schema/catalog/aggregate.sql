-- https://www.postgresql.org/docs/current/catalog-pg-aggregate.html: a function that the state type has anyway is 0, a letter or number that is the default is left out.
SELECT
  f.oid,
  n.name AS schema,
  f.proname::text AS name,
  coalesce(
    nullif(array_to_string(ARRAY(SELECT format_type(t.type, NULL) FROM unnest(f.proargtypes) WITH ORDINALITY t (type, place) ORDER BY t.place), ', '), ''),
    '*'
  ) AS signature,
  '(' || coalesce(nullif(pg_get_function_identity_arguments(f.oid), ''), '*') || ') (' || concat_ws(
    ', ',
    'SFUNC = ' || nullif(a.aggtransfn::oid, 0)::regproc,
    'STYPE = ' || format_type(a.aggtranstype, NULL),
    'SSPACE = ' || nullif(a.aggtransspace, 0),
    'FINALFUNC = ' || nullif(a.aggfinalfn::oid, 0)::regproc,
    CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
    CASE WHEN a.aggfinalfn::oid <> 0 AND a.aggfinalmodify <> standard.modify THEN 'FINALFUNC_MODIFY = ' || modify.final_word END,
    'COMBINEFUNC = ' || nullif(a.aggcombinefn::oid, 0)::regproc,
    'SERIALFUNC = ' || nullif(a.aggserialfn::oid, 0)::regproc,
    'DESERIALFUNC = ' || nullif(a.aggdeserialfn::oid, 0)::regproc,
    'INITCOND = ' || quote_literal(a.agginitval),
    'MSFUNC = ' || nullif(a.aggmtransfn::oid, 0)::regproc,
    'MINVFUNC = ' || nullif(a.aggminvtransfn::oid, 0)::regproc,
    'MSTYPE = ' || format_type(nullif(a.aggmtranstype, 0), NULL),
    'MSSPACE = ' || nullif(a.aggmtransspace, 0),
    'MFINALFUNC = ' || nullif(a.aggmfinalfn::oid, 0)::regproc,
    CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
    CASE WHEN a.aggmfinalfn::oid <> 0 AND a.aggmfinalmodify <> standard.modify THEN 'MFINALFUNC_MODIFY = ' || modify.moving_word END,
    'MINITCOND = ' || quote_literal(a.aggminitval),
    'SORTOP = OPERATOR(' || sort.place || ')',
    CASE f.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END,
    CASE a.aggkind WHEN 'h' THEN 'HYPOTHETICAL' END
  ) || ')' AS definition,
  d.description AS comment
FROM pg_proc f
JOIN namespace n ON n.oid = f.pronamespace
JOIN pg_aggregate a ON a.aggfnoid = f.oid
CROSS JOIN LATERAL (SELECT CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char" AS modify) standard
CROSS JOIN LATERAL (
  SELECT
    CASE a.aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END AS final_word,
    CASE a.aggmfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END AS moving_word
) modify
LEFT JOIN LATERAL (
  SELECT format('%I.%s', sn.nspname, o.oprname) AS place
  FROM pg_operator o
  JOIN pg_namespace sn ON sn.oid = o.oprnamespace
  WHERE o.oid = a.aggsortop
) sort ON true
LEFT JOIN pg_description d ON d.objoid = f.oid AND d.classoid = 'pg_proc'::regclass
WHERE NOT EXISTS (SELECT FROM extension_member m WHERE m.classid = 'pg_proc'::regclass AND m.objid = f.oid)
  AND f.oid = ANY (ARRAY(SELECT i.objid FROM inhabitant i WHERE i.classid = 'pg_proc'::regclass)) -- part
