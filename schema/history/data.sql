-- What MigrationKit remembers of data migrations and seeders in C#. Made when an application first brings one of them.
-- An administrator may create these tables for a role without the right to, after those of tables.sql:
--   psql -v history_schema=migrationkit -f data.sql

-- One row per data migration that was begun. The checkpoint says where its next batch begins, and is written in the transaction of the batch
-- before. The last batch, the check after it and finished_at are one transaction.
CREATE TABLE IF NOT EXISTS :"history_schema".data_migrations (
    model           text        NOT NULL,
    id              text        NOT NULL,
    after_migration text        NOT NULL,
    checkpoint      text,
    batches         bigint      NOT NULL DEFAULT 0,
    started_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at     timestamptz,
    applied_by      text        NOT NULL DEFAULT current_user,
    tool_version    text        NOT NULL,
    CONSTRAINT pk_data_migrations PRIMARY KEY (model, id)
);

-- One row per version of a seeder that was run, written in the transaction of what it did. Versions stay, so that an older replica that
-- starts again does not bring back what it knows.
CREATE TABLE IF NOT EXISTS :"history_schema".seeds (
    model        text        NOT NULL,
    key          text        NOT NULL,
    version      text        NOT NULL,
    seeded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    applied_by   text        NOT NULL DEFAULT current_user,
    tool_version text        NOT NULL,
    CONSTRAINT pk_seeds PRIMARY KEY (model, key, version)
);
