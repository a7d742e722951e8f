-- One row per process that runs and says so (Phase=Expand), with the last migration that it knows: contract steps wait for those that do not
-- know theirs. All times are the server's. A process puts expires_at off as long as it runs, and sets ended_at when it stops; one that was
-- killed is past its expires_at. Of processes that are gone the last one of each version stays, as the sign that this version says that it
-- runs. Made by the first process that has something to say. An administrator may create the table for a role without the right to:
--   psql -v history_schema=migrationkit -f instances.sql
CREATE TABLE IF NOT EXISTS :"history_schema".instances (
    model         text        NOT NULL,
    instance      text        NOT NULL,
    migration_id  text        NOT NULL,
    fingerprint   text        NOT NULL,
    application   text        NOT NULL,
    host          text        NOT NULL,
    process_id    integer     NOT NULL,
    registered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_seen     timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    tool_version  text        NOT NULL,
    CONSTRAINT pk_instances PRIMARY KEY (model, instance)
);
