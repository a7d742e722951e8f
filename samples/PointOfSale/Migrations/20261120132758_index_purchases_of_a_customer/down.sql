-- Way back: lossless.

-- migrationkit:step no-transaction phase=contract
DROP INDEX CONCURRENTLY public.ix_transaction_customer_id_created_at;
