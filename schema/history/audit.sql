-- Who changed what in this database, and when: for reports of drift. Made by `dotnet migrationkit database audit on`, of a superuser, whom every
-- version of PostgreSQL up to 18 wants for event triggers; or by:  psql -1 -v ON_ERROR_STOP=1 -f audit.sql
-- It is in a schema of its own, which belongs to that superuser: the function writes as its owner, and whoever could put another table in the place
-- of this one would have his triggers run by it.
CREATE SCHEMA IF NOT EXISTS migrationkit_audit;

DO $check$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'migrationkit_audit' AND nspowner NOT IN (SELECT oid FROM pg_catalog.pg_roles WHERE rolsuper OR rolname = current_user)) THEN
        RAISE EXCEPTION 'The schema migrationkit_audit belongs to a role that is no superuser.';
    END IF;
END
$check$;

-- A row for each object that a command made, changed or dropped. Commands about rights name no object.
CREATE TABLE IF NOT EXISTS migrationkit_audit.changes (
    id          bigint      GENERATED ALWAYS AS IDENTITY,
    changed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    role        text        NOT NULL,
    application text        NOT NULL,
    address     inet,
    command     text        NOT NULL,
    object_type text,
    object      text,
    is_dropped  boolean     NOT NULL,
    CONSTRAINT pk_changes PRIMARY KEY (id)
);

DO $grant$
BEGIN
    EXECUTE (SELECT pg_catalog.format('GRANT USAGE ON SCHEMA migrationkit_audit TO %1$I; GRANT SELECT ON migrationkit_audit.changes TO %1$I', pg_catalog.pg_get_userbyid(datdba))
             FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database());
END
$grant$;

-- No command fails or waits because it is noted: whatever goes wrong here, a missing table, a full disk, a lock, is swallowed.
CREATE OR REPLACE FUNCTION migrationkit_audit.note() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '100ms'
AS $note$
BEGIN
    IF tg_event = 'sql_drop' THEN
        INSERT INTO migrationkit_audit.changes (role, application, address, command, object_type, object, is_dropped)
        SELECT session_user, current_setting('application_name'), inet_client_addr(), tg_tag, d.object_type, d.object_identity, true
        FROM pg_event_trigger_dropped_objects() d
        WHERE (d.original OR d.normal) AND NOT d.is_temporary;
    ELSE
        INSERT INTO migrationkit_audit.changes (role, application, address, command, object_type, object, is_dropped)
        SELECT session_user, current_setting('application_name'), inet_client_addr(), tg_tag, c.object_type, c.object_identity, false
        FROM pg_event_trigger_ddl_commands() c
        WHERE c.schema_name IS DISTINCT FROM 'pg_temp' AND NOT c.in_extension;
    END IF;
EXCEPTION WHEN OTHERS THEN
    NULL;
END
$note$;

DROP EVENT TRIGGER IF EXISTS migrationkit_audit_end;
DROP EVENT TRIGGER IF EXISTS migrationkit_audit_drop;
CREATE EVENT TRIGGER migrationkit_audit_end ON ddl_command_end EXECUTE FUNCTION migrationkit_audit.note();
CREATE EVENT TRIGGER migrationkit_audit_drop ON sql_drop EXECUTE FUNCTION migrationkit_audit.note();
