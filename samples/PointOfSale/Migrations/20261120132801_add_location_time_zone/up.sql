-- 20261120132801_add_location_time_zone

-- migrationkit:step transactional lock_timeout=5000ms
ALTER TABLE public.location ADD COLUMN time_zone character varying(64) DEFAULT 'Europe/Berlin' NOT NULL;
COMMENT ON COLUMN public.location.time_zone IS 'Name in the IANA database; decides to which day a sale belongs.';
