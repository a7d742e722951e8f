namespace MigrationKit.Generators.Tests;

/// <summary>Views that can be declared in both ways.</summary>
internal static class ViewAttributeCases
{
    private const string User = "[Table(\"users\")] public class User { public int Id { get; set; } public string FullName { get; set; } = \"\"; }";

    public static IReadOnlyList<AttributeCase> All { get; } =
    [
        new(
            "A view",
            User + """"
            [View("active users", """
                SELECT id, full_name, -- As they sign.
                       'a, b' AS "Words"
                FROM public.users
                """)]
            [PgComment("Who is there"), Grant("SELECT", "reader")]
            public class ActiveUser
            {
                public int Id { get; set; }
                [PgComment("It's theirs"), Grant("SELECT, UPDATE", "app")] public string FullName { get; set; } = "";
                [Column("Words")] public Uri? Words { get; set; }
                public User? Navigation { get; set; }
            }
            """",
            User,
            """
            CREATE VIEW "active users" AS SELECT id, full_name, -- As they sign.
                   'a, b' AS "Words"
            FROM public.users;
            COMMENT ON VIEW "active users" IS 'Who is there';
            COMMENT ON COLUMN "active users".full_name IS 'It''s theirs';
            GRANT SELECT ON "active users" TO reader;
            GRANT SELECT (full_name), UPDATE (full_name) ON "active users" TO app;
            """),
        new(
            "A view with options",
            User + """
            [View("v", "SELECT id FROM public.users", Schema = "shop", SecurityInvoker = true, SecurityBarrier = true, CheckOption = ViewCheckOption.Cascaded)] public class V;
            [View("w", "SELECT id FROM public.users", CheckOption = ViewCheckOption.Local)] public class W;
            """,
            User,
            """
            CREATE VIEW shop.v WITH (security_barrier, security_invoker = true) AS SELECT id FROM public.users WITH CHECK OPTION;
            CREATE VIEW w WITH (check_option = local) AS SELECT id FROM public.users;
            """),
        new(
            "A materialized view",
            User + """
            [MaterializedView("totals", "SELECT u.id AS user_id, count(*) AS n FROM public.users u GROUP BY u.id")]
            [StorageParameter("fillfactor", 80), PgIndex(nameof(UserId), Unique = true), PgIndex("(n + 1)", Name = "by_n"), PgComment("How many")]
            public class Total
            {
                public int UserId { get; set; }
                [PgIndex] public long N { get; set; }
            }
            """,
            User,
            """
            CREATE MATERIALIZED VIEW totals WITH (fillfactor = 80) AS SELECT u.id AS user_id, count(*) AS n FROM public.users u GROUP BY u.id;
            CREATE UNIQUE INDEX ix_totals_user_id ON totals (user_id);
            CREATE INDEX by_n ON totals ((n + 1));
            CREATE INDEX ix_totals_n ON totals (n);
            COMMENT ON MATERIALIZED VIEW totals IS 'How many';
            """),
    ];
}
