-- 20261120132758_index_purchases_of_a_customer

-- migrationkit:step no-transaction
CREATE INDEX CONCURRENTLY ix_transaction_customer_id_created_at ON public.transaction (customer_id, created_at DESC);
