-- an optional column comes
-- migrationkit:step transactional lock_timeout=5000ms
ALTER TABLE public.users ADD COLUMN note text;

-- two columns of one table come
-- migrationkit:step transactional lock_timeout=5000ms
ALTER TABLE public.users ADD COLUMN note text;
ALTER TABLE public.users ADD COLUMN rank integer DEFAULT 0 NOT NULL;

-- a column comes to each of two tables
-- migrationkit:step transactional lock_timeout=5000ms
ALTER TABLE public.orders ADD COLUMN note text;

-- migrationkit:step transactional lock_timeout=5000ms
ALTER TABLE public.users ADD COLUMN note text;

-- a column goes
-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=data-loss
-- MK3001: Dropping column public.users.age deletes its values.
ALTER TABLE public.users DROP COLUMN age;

-- a column goes with its index
-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=data-loss
-- MK3001: Dropping column public.users.email deletes its values.
ALTER TABLE public.users DROP COLUMN email;

-- a column becomes required
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.users ADD CONSTRAINT users_age_mk_not_null CHECK (age IS NOT NULL) NOT VALID;

-- migrationkit:step transactional phase=contract hazards=data-dependent
-- MK3006: Fails while a row of public.users has no value in age.
ALTER TABLE public.users VALIDATE CONSTRAINT users_age_mk_not_null;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.users ALTER COLUMN age SET NOT NULL;
ALTER TABLE public.users DROP CONSTRAINT users_age_mk_not_null;

-- a column becomes required on 18
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.users ADD CONSTRAINT users_age_not_null NOT NULL age NOT VALID;

-- migrationkit:step transactional phase=contract hazards=data-dependent
-- MK3006: Fails while a row of public.users has no value in age.
ALTER TABLE public.users VALIDATE CONSTRAINT users_age_not_null;

-- a column becomes optional
-- migrationkit:step transactional lock_timeout=5000ms phase=cutover hazards=breaks-old-code
-- MK3005: column public.users.email becomes optional: code that reads it may meet NULL.
ALTER TABLE public.users ALTER COLUMN email DROP NOT NULL;

-- a default comes
-- migrationkit:step transactional lock_timeout=5000ms
ALTER TABLE public.users ALTER COLUMN age SET DEFAULT 18;

-- a default changes
-- migrationkit:step transactional lock_timeout=5000ms
ALTER TABLE public.users ALTER COLUMN age SET DEFAULT 21;

-- a column with each row's own value comes
-- migrationkit:step transactional lock_timeout=5000ms
ALTER TABLE public.users ADD COLUMN token uuid;
ALTER TABLE public.users ALTER COLUMN token SET DEFAULT gen_random_uuid();

-- migrationkit:step no-transaction
DO $backfill$
DECLARE
    mk_first record;
    mk_last record;
    mk_batch bigint;
    mk_total bigint := 0;
BEGIN
    SELECT id INTO mk_first FROM public.users WHERE token IS NULL ORDER BY id LIMIT 1;
    WHILE FOUND LOOP
        SELECT id INTO mk_last FROM public.users WHERE (id) >= (mk_first.id) ORDER BY id OFFSET 4999 LIMIT 1;
        IF NOT FOUND THEN
            SELECT id INTO mk_last FROM public.users ORDER BY id DESC LIMIT 1;
        END IF;
        UPDATE public.users SET token = DEFAULT
        WHERE token IS NULL AND (id) >= (mk_first.id) AND (id) <= (mk_last.id);
        GET DIAGNOSTICS mk_batch = ROW_COUNT;
        mk_total := mk_total + mk_batch;
        COMMIT;
        RAISE NOTICE '% rows filled, up to %', mk_total, ROW(mk_last.id);
        SELECT id INTO mk_first FROM public.users WHERE (id) > (mk_last.id) ORDER BY id LIMIT 1;
    END LOOP;
END
$backfill$;

-- a comment comes
-- migrationkit:step transactional
COMMENT ON COLUMN public.users.email IS 'where to write';

-- a varchar gets longer under an index
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.users ALTER COLUMN name TYPE character varying(80);

-- a varchar becomes text under a check
-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=long-lock
-- MK3004: Changing column public.users.name leaves the rows as they are, but looks through all of them for check constraint public.users.ck while nobody can read public.users.
ALTER TABLE public.users ALTER COLUMN name TYPE text;

-- a number gets more digits
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.orders ALTER COLUMN total TYPE numeric(14,2);

-- an integer becomes a bigint under an index
-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=table-rewrite
-- MK3003: Changing column public.users.age from integer to bigint writes public.users anew.
ALTER TABLE public.users ALTER COLUMN age TYPE bigint USING age::bigint;

-- a type changes under a view
-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=table-rewrite
-- MK3003: Changing column public.users.age from integer to bigint writes public.users anew.
DROP VIEW public.adults;
ALTER TABLE public.users ALTER COLUMN age TYPE bigint USING age::bigint;
CREATE VIEW public.adults AS SELECT id, email, age FROM users WHERE age > 17;

-- a type that changes keeps the views that do not read it
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.users ALTER COLUMN name TYPE text;

-- a foreign key comes
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.orders ADD CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES public.users (id) NOT VALID;

-- migrationkit:step transactional phase=contract hazards=data-dependent
-- MK3006: Fails while a row of public.orders refers to no row of public.users (fk_orders_user_id).
ALTER TABLE public.orders VALIDATE CONSTRAINT fk_orders_user_id;

-- a foreign key goes
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.orders DROP CONSTRAINT fk_orders_user_id;

-- a foreign key is deferred
-- migrationkit:step transactional lock_timeout=5000ms
ALTER TABLE public.orders ALTER CONSTRAINT fk_orders_user_id DEFERRABLE INITIALLY IMMEDIATE;

-- a check comes
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.users ADD CONSTRAINT ck CHECK (age > 0) NOT VALID;

-- migrationkit:step transactional phase=contract hazards=data-dependent
-- MK3006: Fails while a row of public.users breaks ck: age > 0.
ALTER TABLE public.users VALIDATE CONSTRAINT ck;

-- a check is validated
-- migrationkit:step transactional phase=contract
ALTER TABLE public.users VALIDATE CONSTRAINT ck;

-- a unique constraint comes
-- migrationkit:step no-transaction phase=contract hazards=data-dependent
-- MK3006: Fails while public.users has rows with equal values of (email).
CREATE UNIQUE INDEX CONCURRENTLY uq ON public.users (email);

-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.users ADD CONSTRAINT uq UNIQUE USING INDEX uq;

-- a foreign key of a partitioned table comes on 18
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.log ADD CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES public.users (id) NOT VALID;

-- migrationkit:step transactional phase=contract hazards=data-dependent
-- MK3006: Fails while a row of public.log refers to no row of public.users (fk).
ALTER TABLE public.log VALIDATE CONSTRAINT fk;

-- an index comes
-- migrationkit:step no-transaction
CREATE INDEX CONCURRENTLY ix_users_email ON public.users (email);

-- an index goes
-- migrationkit:step no-transaction phase=contract
DROP INDEX CONCURRENTLY public.ix_users_email;

-- an index is over another column
-- migrationkit:step no-transaction
CREATE INDEX CONCURRENTLY ix_users_email_mk_new ON public.users (name);

-- migrationkit:step no-transaction phase=contract
DROP INDEX CONCURRENTLY public.ix_users_email;

-- migrationkit:step transactional phase=contract
ALTER INDEX public.ix_users_email_mk_new RENAME TO ix_users_email;

-- parameters of an index change
-- migrationkit:step transactional
ALTER INDEX public.ix_users_email SET (fillfactor = '70');

-- a column is renamed under an index and a check
-- migrationkit:step transactional lock_timeout=5000ms phase=cutover hazards=breaks-old-code
-- MK3005: Code of the version before knows column public.users.mail as email.
ALTER TABLE public.users RENAME COLUMN email TO mail;

-- a table is renamed with all that is in it
-- migrationkit:step transactional lock_timeout=5000ms phase=cutover hazards=breaks-old-code
-- MK3005: Code of the version before knows table public.people as users.
ALTER TABLE public.users RENAME TO people;

-- two columns swap their names
-- migrationkit:step transactional lock_timeout=5000ms phase=cutover hazards=breaks-old-code
-- MK3005: Code of the version before knows column public.t.b_mk_aside_1 as b.
-- MK3005: Code of the version before knows column public.t.b as a.
-- MK3005: Code of the version before knows column public.t.a as b_mk_aside_1.
ALTER TABLE public.t RENAME COLUMN b TO b_mk_aside_1;
ALTER TABLE public.t RENAME COLUMN a TO b;
ALTER TABLE public.t RENAME COLUMN b_mk_aside_1 TO a;

-- two tables swap their names
-- migrationkit:step transactional lock_timeout=5000ms phase=cutover hazards=breaks-old-code
-- MK3005: Code of the version before knows table public.b_mk_aside_1 as b.
-- MK3005: Code of the version before knows table public.b as a.
-- MK3005: Code of the version before knows table public.a as b_mk_aside_1.
ALTER TABLE public.b RENAME TO b_mk_aside_1;
ALTER TABLE public.a RENAME TO b;
ALTER TABLE public.b_mk_aside_1 RENAME TO a;

-- two indexes swap their names
-- migrationkit:step transactional phase=contract
ALTER INDEX public.y RENAME TO y_mk_aside_1;
ALTER INDEX public.x RENAME TO y;
ALTER INDEX public.y_mk_aside_1 RENAME TO x;

-- an index takes the name of one that goes
-- migrationkit:step transactional phase=contract
ALTER INDEX public.x RENAME TO x_mk_aside_1;
ALTER INDEX public.y RENAME TO x;

-- migrationkit:step no-transaction phase=contract
DROP INDEX CONCURRENTLY public.x_mk_aside_1;

-- two checks swap their names
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.t RENAME CONSTRAINT y TO y_mk_aside_1;
ALTER TABLE public.t RENAME CONSTRAINT x TO y;
ALTER TABLE public.t RENAME CONSTRAINT y_mk_aside_1 TO x;

-- an index is renamed
-- migrationkit:step transactional phase=contract
ALTER INDEX public.ix_users_email RENAME TO by_email;

-- a constraint is renamed
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.users RENAME CONSTRAINT pk_users TO users_pkey;

-- a view gets a column at its end
-- migrationkit:step transactional lock_timeout=5000ms
CREATE OR REPLACE VIEW public.adults AS SELECT id, email, age, name FROM users WHERE age > 17;

-- a view gets a column in the middle
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
DROP VIEW public.adults;
CREATE VIEW public.adults AS SELECT id, name, email, age FROM users WHERE age > 17;

-- a function gets another body
-- migrationkit:step transactional
SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.one() RETURNS int LANGUAGE sql AS 'SELECT 2';
RESET check_function_bodies;

-- a function comes in a language that changes
-- migrationkit:step transactional phase=contract
DROP LANGUAGE pl;
CREATE LANGUAGE pl HANDLER plpgsql_call_handler;

-- migrationkit:step transactional
SET check_function_bodies = off;
CREATE FUNCTION public.one() RETURNS int LANGUAGE pl AS 'RETURN 1';
RESET check_function_bodies;

-- a trigger changes
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
DROP TRIGGER quiet ON public.users;
CREATE TRIGGER quiet BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- a trigger changes on 14
-- migrationkit:step transactional lock_timeout=5000ms
CREATE OR REPLACE TRIGGER quiet BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- an enum gets a value
-- migrationkit:step transactional
ALTER TYPE public.mood ADD VALUE 'happy' AFTER 'ok';

-- a partition comes
-- migrationkit:step transactional
CREATE TABLE public.log_2 (
    at date NOT NULL,
    note text
);
ALTER TABLE public.log ATTACH PARTITION public.log_2 FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');

-- a partition leaves
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.log DETACH PARTITION public.log_2;

-- a partition leaves on 14
-- migrationkit:step no-transaction phase=contract
ALTER TABLE public.log DETACH PARTITION public.log_2 CONCURRENTLY;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.log_2 DROP CONSTRAINT IF EXISTS log_2_at_check;

-- a partition of a table with a default one leaves on 14
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.log DETACH PARTITION public.log_2;

-- a table that stood alone becomes a partition
-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.log_2 ADD CONSTRAINT log_2_mk_bound CHECK (at IS NOT NULL AND at >= '2026-02-01' AND at < '2026-03-01') NOT VALID;

-- migrationkit:step transactional phase=contract hazards=data-dependent
-- MK3006: Fails while public.log_2 has a row for which this is not true: at IS NOT NULL AND at >= '2026-02-01' AND at < '2026-03-01'.
ALTER TABLE public.log_2 VALIDATE CONSTRAINT log_2_mk_bound;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.log ATTACH PARTITION public.log_2 FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
ALTER TABLE public.log_2 DROP CONSTRAINT log_2_mk_bound;
