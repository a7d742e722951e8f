using MigrationKit.Core.Migrations;
using MigrationKit.Execution;

namespace MigrationKit.Tests;

/// <summary>Which steps may change places with one that waits.</summary>
internal sealed class StepScopeTests
{
    private const string Drop = "ALTER TABLE public.users DROP COLUMN name;";

    [TestCase(Drop, "CREATE TABLE public.orders (id int, name text, CONSTRAINT pk_orders PRIMARY KEY (id));", null, TestName = "Another table with a column of that name")]
    [TestCase(Drop, "ALTER TABLE public.orders ADD COLUMN note text;", null, TestName = "A column of another table")]
    [TestCase(Drop, "CREATE INDEX CONCURRENTLY ix_orders_name ON public.orders (name);", null, TestName = "An index of another table")]
    [TestCase(Drop, "SET check_function_bodies = off;\nCREATE FUNCTION public.one() RETURNS int LANGUAGE sql AS 'SELECT 1';", null, TestName = "A function about nothing")]
    [TestCase(Drop, "GRANT SELECT ON TABLE public.orders TO app;", null, TestName = "A right on another table")]
    [TestCase(Drop, "COMMENT ON COLUMN public.orders.name IS 'whose';", null, TestName = "A comment of another column")]
    [TestCase(Drop, "INSERT INTO public.orders VALUES (1);", null, TestName = "Rows of another table")]
    [TestCase(Drop, "ALTER TABLE public.users ADD COLUMN note text;", "users", TestName = "The same table")]
    [TestCase(Drop, "ALTER TABLE ONLY \"public\".\"users\" ADD COLUMN note text;", "users", TestName = "The same table in quotes")]
    [TestCase(Drop, "CREATE VIEW public.v AS SELECT u.* FROM users u;", "users", TestName = "A view on the table, unqualified")]
    [TestCase(Drop, "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS $$SELECT count(*) FROM users$$;", "users", TestName = "A function whose body names the table")]
    [TestCase(Drop, "CREATE FUNCTION public.f() RETURNS int LANGUAGE plpgsql AS $f$BEGIN EXECUTE 'DELETE FROM users'; END$f$;", "users", TestName = "A string in a body")]
    [TestCase(Drop, "CREATE TABLE public.orders (user_id int REFERENCES public.users (id));", "users", TestName = "A foreign key to the table")]
    [TestCase("ALTER TABLE public.orders ADD CONSTRAINT fk FOREIGN KEY (u) REFERENCES public.users (id) NOT VALID;", "ALTER TABLE public.users ADD x int;", "users", TestName = "A table that the waiting step names")]
    [TestCase("DROP INDEX CONCURRENTLY public.ix_a;", "CREATE INDEX CONCURRENTLY ix_a ON public.orders (id);", "ix_a", TestName = "The name of an index that goes")]
    [TestCase("ALTER TABLE public.users DROP CONSTRAINT uq_a;", "CREATE TABLE public.t (id int, CONSTRAINT uq_a UNIQUE (id));", "uq_a", TestName = "The name of a constraint that goes")]
    [TestCase("ALTER TABLE public.users RENAME TO people;", "CREATE VIEW public.v AS SELECT 1 FROM public.people;", "people", TestName = "The name that a table gets")]
    [TestCase("DROP TABLE public.a, public.b;", "CREATE TABLE public.b (id int);", "b", TestName = "The second name of a list")]
    [TestCase("DROP TYPE public.mood;", "ALTER TABLE public.orders ADD m public.mood;", "mood", TestName = "A type that goes")]
    [TestCase("ALTER TABLE public.event DETACH PARTITION public.event_1;", "ALTER TABLE public.event_1 ADD x int;", "event_1", TestName = "A partition that is detached")]
    [TestCase("CREATE TABLE public.event_2 PARTITION OF public.event FOR VALUES IN (1);", "ALTER TABLE public.event ADD x int;", "event", TestName = "The parent of a partition")]
    [TestCase("COMMENT ON COLUMN public.users.name IS 'x';", "ALTER TABLE public.users ADD x int;", "users", TestName = "The table of a column")]
    [TestCase("DROP SCHEMA old;", "CREATE TABLE old.t (id int);", "old", TestName = "A schema that goes")]
    [TestCase("DROP TRIGGER t ON public.users;", "ALTER TABLE public.users ADD x int;", "users", TestName = "The table of a trigger")]
    [TestCase(Drop, "DO $$BEGIN PERFORM 1; END$$;", "?", TestName = "Nobody knows what a block does")]
    [TestCase(Drop, "SELECT public.f();", "?", TestName = "Nobody knows what a query does")]
    [TestCase("ALTER EXTENSION citext SET SCHEMA other;", "CREATE TABLE public.orders (id int);", "?", TestName = "A kind of statement that is not understood")]
    [TestCase(Drop, "CREATE INDEX ON public.orders (id);", "?", TestName = "An index that PostgreSQL names")]
    [TestCase(Drop, "COMMENT ON TABLE public.orders IS E'\\nusers';", "?", TestName = "A string with escapes")]
    public void Steps(string waiting, string later, string? shared)
    {
        var (first, second) = (ScopeOf(waiting), ScopeOf(later));

        Assert.That(first.Meets(second), Is.EqualTo(shared is not null));
        Assert.That(second.Meets(first), Is.EqualTo(shared is not null));
        Assert.That(first.SharedWith(second), Is.EqualTo(shared == "?" ? null : shared));
    }

    private static StepScope ScopeOf(string script) => StepScope.Of(MigrationScript.Parse(script).Single());
}
