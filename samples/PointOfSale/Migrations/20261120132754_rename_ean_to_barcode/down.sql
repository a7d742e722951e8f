-- Way back: lossless.

-- migrationkit:step transactional lock_timeout=5000ms phase=cutover hazards=breaks-old-code
-- MK3005: Code of the version before knows column public.product.ean as barcode.
ALTER TABLE public.product RENAME COLUMN barcode TO ean;
ALTER INDEX public.ix_product_barcode RENAME TO ix_product_ean;
