-- 20261120132754_rename_ean_to_barcode

-- migrationkit:step transactional lock_timeout=5000ms phase=cutover hazards=breaks-old-code
-- MK3005: Code of the version before knows column public.product.barcode as ean.
ALTER TABLE public.product RENAME COLUMN ean TO barcode;
ALTER INDEX public.ix_product_ean RENAME TO ix_product_barcode;
