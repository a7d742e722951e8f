-- Way back: lossless.

-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=data-loss
-- MK3001: Dropping table public.audit_log deletes its rows.
ALTER TABLE public.audit_log DROP CONSTRAINT fk_audit_log_user_user_id;
DROP TABLE public.audit_log;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=data-loss
-- MK3001: Dropping table public.event_log deletes its rows.
DROP TABLE public.event_log;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.inventory DROP CONSTRAINT fk_inventory_location_location_id;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.inventory DROP CONSTRAINT fk_inventory_product_product_id;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=data-loss
-- MK3001: Dropping table public.inventory deletes its rows.
DROP TABLE public.inventory;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=data-loss
-- MK3001: Dropping table public.payment deletes its rows.
ALTER TABLE public.payment DROP CONSTRAINT fk_payment_transaction_transaction_id;
DROP TABLE public.payment;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=data-loss
-- MK3001: Dropping table public.product_image deletes its rows.
ALTER TABLE public.product_image DROP CONSTRAINT fk_product_image_product_product_id;
DROP TABLE public.product_image;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=data-loss
-- MK3001: Dropping table public.customer deletes its rows.
ALTER TABLE public.transaction DROP CONSTRAINT fk_transaction_customer_customer_id;
DROP TABLE public.customer;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.transaction DROP CONSTRAINT fk_transaction_location_location_id;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.transaction DROP CONSTRAINT fk_transaction_user_cashier_id;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=data-loss
-- MK3001: Dropping table public.product deletes its rows.
ALTER TABLE public.transaction_item DROP CONSTRAINT fk_transaction_item_product_product_id;
DROP TABLE public.product;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract
ALTER TABLE public.transaction_item DROP CONSTRAINT fk_transaction_item_transaction_transaction_id;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=data-loss
-- MK3001: Dropping table public.transaction deletes its rows.
DROP TABLE public.transaction;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=data-loss
-- MK3001: Dropping table public.transaction_item deletes its rows.
DROP TABLE public.transaction_item;

-- migrationkit:step transactional lock_timeout=5000ms phase=contract hazards=data-loss
-- MK3001: Dropping table public.location deletes its rows.
-- MK3001: Dropping table public.user deletes its rows.
ALTER TABLE public."user" DROP CONSTRAINT fk_user_location_location_id;
DROP TABLE public.location;
DROP TABLE public."user";
DROP TYPE public.payment_method;
DROP TYPE public.role;
