-- One row: the schema of the database as it was when migrations were applied last, so that what was changed since can be named. The manifest
-- is compressed by gzip, in UTF-8. The heads are the last migration of each model at that time, and statements_done the sum of that column
-- of steps: where either is another one by now, something was applied and not recorded. Made by the first run that records; an administrator
-- may create it with the other tables. Not needed to apply migrations.
CREATE TABLE IF NOT EXISTS :"history_schema".recorded_state (
    id              integer     NOT NULL DEFAULT 1,
    server_major    integer     NOT NULL,
    heads           jsonb       NOT NULL,
    statements_done bigint      NOT NULL,
    manifest        bytea       NOT NULL,
    recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    recorded_by     text        NOT NULL DEFAULT current_user,
    tool_version    text        NOT NULL,
    CONSTRAINT pk_recorded_state PRIMARY KEY (id),
    CONSTRAINT ck_recorded_state_id CHECK (id = 1)
);
