using MigrationKit.Core.Syntax;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests.Drift;

/// <summary>What people change by hand: each is found and named, the printed SQL undoes it, and then there is nothing left.</summary>
internal sealed class ManualChangeTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Shop = ("1_shop",
        """
        CREATE TYPE public.mood AS ENUM ('sad', 'happy');
        CREATE DOMAIN public.amount AS numeric CHECK (VALUE >= 0);
        CREATE SEQUENCE public.numbers INCREMENT 5;
        CREATE TABLE public.users (id int PRIMARY KEY, email text NOT NULL, name varchar(40) DEFAULT 'nobody', mood public.mood, CONSTRAINT ck_name CHECK (name <> ''));
        CREATE TABLE public.orders (id int PRIMARY KEY, user_id int, total numeric(10, 2),
            CONSTRAINT fk_user FOREIGN KEY (user_id) REFERENCES public.users (id));
        CREATE INDEX ix_email ON public.users (email);
        CREATE VIEW public.totals AS SELECT user_id, sum(total) AS total FROM public.orders GROUP BY user_id;
        CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER touched BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.touch();
        CREATE POLICY own ON public.orders USING (user_id > 0);
        COMMENT ON TABLE public.users IS 'people';
        GRANT SELECT ON public.users TO PUBLIC;
        """);

    private static readonly (string Sql, string Found)[] Changes =
    [
        ("ALTER TABLE users ADD nickname text", "Added public.users.nickname"),
        ("ALTER TABLE users DROP COLUMN mood", "Dropped public.users.mood"),
        ("ALTER TABLE users ALTER name SET DEFAULT 'x'", "Changed public.users.name"),
        ("ALTER TABLE users ALTER name DROP DEFAULT", "Changed public.users.name"),
        ("ALTER TABLE users ALTER email DROP NOT NULL", "Changed public.users.email"),
        ("ALTER TABLE users ALTER name TYPE varchar(80)", "Changed public.users.name"),
        ("ALTER TABLE users ALTER email SET STATISTICS 500", "Changed public.users.email"),
        ("CREATE TABLE extra (id int PRIMARY KEY, note text)", "Added public.extra"),
        ("ALTER TABLE orders ENABLE ROW LEVEL SECURITY", "Changed public.orders"),
        ("ALTER TABLE orders SET (fillfactor = 70)", "Changed public.orders"),
        ("ALTER TABLE orders REPLICA IDENTITY FULL", "Changed public.orders"),
        ("DROP INDEX ix_email", "Dropped public.users.ix_email"),
        ("CREATE INDEX ix_total ON orders (total)", "Added public.orders.ix_total"),
        ("ALTER INDEX ix_email RENAME TO ix_mail", "Renamed public.users.ix_email"),
        ("ALTER TABLE users DROP CONSTRAINT ck_name", "Dropped public.users.ck_name"),
        ("ALTER TABLE orders ADD CONSTRAINT ck_total CHECK (total > 0)", "Added public.orders.ck_total"),
        ("ALTER TABLE orders DROP CONSTRAINT fk_user", "Dropped public.orders.fk_user"),
        ("ALTER TABLE orders ALTER CONSTRAINT fk_user DEFERRABLE INITIALLY DEFERRED", "Changed public.orders.fk_user"),
        ("CREATE OR REPLACE VIEW totals AS SELECT user_id, sum(total) * 2 AS total FROM orders GROUP BY user_id", "Changed public.totals"),
        ("DROP VIEW totals", "Dropped public.totals"),
        ("ALTER TABLE users DISABLE TRIGGER touched", "Changed public.users.touched"),
        ("DROP TRIGGER touched ON users", "Dropped public.users.touched"),
        ("ALTER POLICY own ON orders USING (user_id > 1)", "Changed public.orders.own"),
        ("DROP POLICY own ON orders", "Dropped public.orders.own"),
        ("COMMENT ON TABLE users IS 'folk'", "Changed public.users"),
        ("COMMENT ON COLUMN users.email IS 'where'", "Changed public.users.email"),
        ("GRANT INSERT ON users TO PUBLIC", "Changed public.users"),
        ("REVOKE SELECT ON users FROM PUBLIC", "Changed public.users"),
        ("ALTER SEQUENCE numbers INCREMENT 7 MAXVALUE 1000", "Changed public.numbers"),
        ("ALTER TYPE mood ADD VALUE 'angry'", "Changed public.mood"),
        ("ALTER DOMAIN amount SET DEFAULT 1", "Changed public.amount"),
        ("CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'", "Changed public.touch()"),
        ("CREATE SCHEMA other", "Added other"),
    ];

    private static IEnumerable<TestCaseData> Cases => Changes.Select(static change => new TestCaseData(change.Sql, change.Found).SetArgDisplayNames(change.Sql));

    [TestCaseSource(nameof(Cases))]
    public async Task A_change_is_found_and_undone(string sql, string found)
    {
        await ApplyAsync(Sets.Of(Shop));
        await Database.ExecuteAsync(sql);

        var report = await MigratorOf(Sets.Of(Shop)).FindDriftAsync();
        foreach (var statement in StatementSplitter.Split(report.UndoSql).Where(static statement => statement.Sql.Length > 0))
        {
            await Database.ExecuteAsync(statement.Sql);
        }

        var after = await MigratorOf(Sets.Of(Shop)).FindDriftAsync();
        Assert.That(report.Objects.Select(static item => $"{item.Kind} {item.Name}"), Is.EqualTo(new[] { found }));
        Assert.That((after.NotComparedBecause, after.UndoSql), Is.EqualTo(((string?)null, "")));
    }
}
