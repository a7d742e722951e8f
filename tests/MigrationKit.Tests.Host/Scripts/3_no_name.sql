-- migrationkit:step transactional
ALTER TABLE public.users ADD COLUMN full_name text;
-- migrationkit:step transactional phase=contract
INSERT INTO public.once VALUES ('transactional');
SELECT pg_sleep(0.4);
ALTER TABLE public.users DROP COLUMN name;
-- migrationkit:step no-transaction phase=contract
INSERT INTO public.once VALUES ('without a transaction');
CREATE INDEX CONCURRENTLY ix_users_full_name ON public.users (full_name);
-- migrationkit:step transactional phase=contract
SELECT pg_sleep(0.4);
INSERT INTO public.once VALUES ('the last');
