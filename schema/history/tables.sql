-- What MigrationKit remembers of a database. Columns may be added by later versions, with defaults, so that older replicas go on.
-- An administrator may create these tables for a role without the right to:
--   psql -v history_schema=migrationkit -f schema.sql -f tables.sql

-- One row per applied migration, written in the transaction of its last step where that has one. The chain is a SHA-256 over the row and
-- the chain of the row before it, so that a row that was edited, or deleted from the middle, is noticed.
CREATE TABLE IF NOT EXISTS :"history_schema".history (
    model            text        NOT NULL,
    ordinal          integer     NOT NULL,
    migration_id     text        NOT NULL,
    from_fingerprint text        NOT NULL,
    to_fingerprint   text        NOT NULL,
    checksum         text        NOT NULL,
    applied_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    duration         interval    NOT NULL,
    applied_by       text        NOT NULL DEFAULT current_user,
    tool_version     text        NOT NULL,
    chain            text        NOT NULL,
    CONSTRAINT pk_history PRIMARY KEY (model, migration_id),
    CONSTRAINT uq_history_model_ordinal UNIQUE (model, ordinal),
    CONSTRAINT ck_history_ordinal CHECK (ordinal > 0)
);

-- One row per step. A transactional step is written with what it did, so it is there as 'done' or not at all; another one is 'started'
-- before, and counts the statements that are done. The checksum is that of the statements that are done. A step 0 that is 'started' says
-- that this migration is the last one of a first run, which nobody's code watches: it does not leave contract steps waiting.
CREATE TABLE IF NOT EXISTS :"history_schema".steps (
    model           text        NOT NULL,
    migration_id    text        NOT NULL,
    step            integer     NOT NULL,
    state           text        NOT NULL,
    checksum        text        NOT NULL,
    statements_done integer     NOT NULL,
    started_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at     timestamptz,
    CONSTRAINT pk_steps PRIMARY KEY (model, migration_id, step),
    CONSTRAINT ck_steps_state CHECK (state IN ('started', 'done'))
);

-- One row per migration of which nothing but contract steps is left, or that comes after such a one: written in the transaction of the last
-- step that did not wait. It has the place and the link that the migration will have in the history, and goes when its row there comes.
CREATE TABLE IF NOT EXISTS :"history_schema".expanded (
    model            text        NOT NULL,
    ordinal          integer     NOT NULL,
    migration_id     text        NOT NULL,
    from_fingerprint text        NOT NULL,
    to_fingerprint   text        NOT NULL,
    checksum         text        NOT NULL,
    expanded_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    expanded_by      text        NOT NULL DEFAULT current_user,
    tool_version     text        NOT NULL,
    chain            text        NOT NULL,
    CONSTRAINT pk_expanded PRIMARY KEY (model, migration_id),
    CONSTRAINT uq_expanded_model_ordinal UNIQUE (model, ordinal),
    CONSTRAINT ck_expanded_ordinal CHECK (ordinal > 0)
);

-- One row per migration that had contract or cutover steps, written together with its row in the history: the beginnings of their statements.
-- A version that does not know the migration, and starts nevertheless, finds here what was taken away from it.
CREATE TABLE IF NOT EXISTS :"history_schema".contracted (
    model         text        NOT NULL,
    migration_id  text        NOT NULL,
    statements    text        NOT NULL,
    contracted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_contracted PRIMARY KEY (model, migration_id)
);
