-- The schema of MigrationKit's own tables. Run only where it is missing: CREATE SCHEMA asks for the right to create one even if it exists.
-- psql runs this file as it stands: psql -v history_schema=migrationkit -f schema.sql -f tables.sql
CREATE SCHEMA :"history_schema";
