CREATE TABLE public.once (what text);
ALTER TABLE public.users ADD COLUMN name text;
