-- Way back: lossless.

-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=data-loss
-- MK3001: Dropping column public.location.time_zone deletes its values.
ALTER TABLE public.location DROP COLUMN time_zone;
