using MigrationKit.Core.Syntax;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests.Drift;

/// <summary>Renames by hand: what is the same but for its name looks renamed, and the way back keeps the rows.</summary>
internal sealed class LikelyRenameTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Shop = ("1_shop",
        """
        CREATE SCHEMA sales;
        CREATE TABLE sales.quotes (id int PRIMARY KEY);
        CREATE TYPE public.mood AS ENUM ('sad', 'happy');
        CREATE SEQUENCE public.numbers INCREMENT 5;
        CREATE TABLE public.users (id serial PRIMARY KEY, email text, phone text, mood public.mood DEFAULT 'sad', CONSTRAINT ck_email CHECK (email <> ''));
        CREATE INDEX ix_email ON public.users (lower(email));
        CREATE TABLE public.orders (id int PRIMARY KEY, user_id int REFERENCES public.users (id));
        CREATE VIEW public.mails AS SELECT email FROM public.users;
        INSERT INTO public.users (email) VALUES ('a@b');
        """);

    [TestCase("ALTER TABLE users RENAME COLUMN email TO mail", "column public.users.email looks renamed to mail: all else is the same")]
    [TestCase("ALTER TABLE users RENAME TO people", "table public.users looks renamed to people: all else is the same")]
    [TestCase("ALTER TYPE mood RENAME TO temper", "enum public.mood looks renamed to temper: all else is the same")]
    [TestCase("ALTER SEQUENCE numbers RENAME TO digits", "sequence public.numbers looks renamed to digits: all else is the same")]
    [TestCase("ALTER SCHEMA sales RENAME TO trade", "schema sales looks renamed to trade: all else is the same")]
    public async Task It_is_named_and_undone_by_a_rename(string sql, string found)
    {
        await ApplyAsync(Sets.Of(Shop));
        await Database.ExecuteAsync(sql);

        var report = await MigratorOf(Sets.Of(Shop)).FindDriftAsync();
        foreach (var statement in StatementSplitter.Split(report.UndoSql).Where(static statement => statement.Sql.Length > 0))
        {
            await Database.ExecuteAsync(statement.Sql);
        }

        Assert.That(report.Objects.Where(static item => item.Kind == DriftKind.Renamed).Select(static item => item.Description), Is.EqualTo(new[] { found }));
        Assert.That(report.Objects.Select(static item => item.Kind), Has.None.EqualTo(DriftKind.Dropped), "What mentions it goes with it.");
        Assert.That((await MigratorOf(Sets.Of(Shop)).FindDriftAsync()).UndoSql, Is.Empty);
        Assert.That(await ScalarAsync<string>("SELECT email FROM public.users"), Is.EqualTo("a@b"), "The rows are kept.");
    }

    [TestCase("ALTER TABLE users DROP phone, ADD fax text", "It is the last one: a rename would have left it where it was.")]
    [TestCase("ALTER TABLE users DROP phone, ADD fax varchar(20)", "It is of another type.")]
    [TestCase("ALTER TABLE orders RENAME TO purchases; ALTER TABLE purchases ADD note text", "It has a column more.")]
    [TestCase("DROP TABLE orders; CREATE TABLE a (id int CONSTRAINT orders_pkey PRIMARY KEY)", "It has a column less.")]
    public async Task What_differs_in_more_than_its_name_is_gone_and_new(string sql, string reason)
    {
        await ApplyAsync(Sets.Of(Shop));
        await Database.ExecuteAsync(sql);

        var kinds = (await MigratorOf(Sets.Of(Shop)).FindDriftAsync()).Objects.Select(static item => item.Kind).ToList();

        Assert.That(kinds, Has.Member(DriftKind.Dropped).And.Member(DriftKind.Added).And.No.Member(DriftKind.Renamed), reason);
    }

    [Test]
    public async Task Of_two_that_it_may_be_none_is_named()
    {
        await ApplyAsync(Sets.Of(Shop));
        await Database.ExecuteAsync("ALTER SEQUENCE numbers RENAME TO digits; CREATE SEQUENCE figures INCREMENT 5");

        Assert.That((await MigratorOf(Sets.Of(Shop)).FindDriftAsync()).Objects.Select(static item => item.Kind), Has.None.EqualTo(DriftKind.Renamed));
    }
}
