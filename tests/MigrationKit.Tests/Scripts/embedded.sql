CREATE TABLE public.embedded (id int PRIMARY KEY);
