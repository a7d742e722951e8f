namespace MigrationKit.Core.Tests.Planning;

/// <summary>Typical changes of tables that are in use, with the size of their plans.</summary>
internal static class PlanShapeCases
{
    private const string Users = "CREATE TABLE users (id bigint CONSTRAINT pk_users PRIMARY KEY, email text NOT NULL, age int, name varchar(40)); ";
    private const string Orders = "CREATE TABLE orders (id bigint CONSTRAINT pk_orders PRIMARY KEY, user_id bigint NOT NULL, total numeric(10,2)); ";
    private const string ForeignKey = "ALTER TABLE orders ADD CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES users (id); ";
    private const string Index = "CREATE INDEX ix_users_email ON users (email); ";
    private const string View = "CREATE VIEW adults AS SELECT id, email, age FROM users WHERE age > 17; ";
    private const string Trigger = "CREATE TRIGGER quiet BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger(); ";
    private const string Log = "CREATE TABLE log (at date NOT NULL, note text) PARTITION BY RANGE (at); CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2026-02-01'); ";
    private const string Second = "CREATE TABLE log_2 PARTITION OF log FOR VALUES FROM ('2026-02-01') TO ('2026-03-01'); ";
    private const string Alone = "CREATE TABLE log_2 (at date NOT NULL, note text); ";
    private const string Mood = "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE m (mood mood); ";

    public static IReadOnlyList<PlanShapeCase> All { get; } = [.. Columns(), .. Types(), .. Constraints(), .. Indexes(), .. Renames(), .. Others()];

    private static IEnumerable<PlanShapeCase> Columns() =>
    [
        new("an optional column comes", Users, Users.Replace("age int", "age int, note text"), 1, 1),
        new("two columns of one table come", Users, Users.Replace("age int", "age int, note text, rank int DEFAULT 0 NOT NULL"), 2, 1),
        new("a column comes to each of two tables", Users + Orders, Users.Replace("age int", "age int, note text") + Orders.Replace("total", "note text, total"), 2, 2),
        new("a column goes", Users, Users.Replace("age int, ", ""), 1, 1),
        new("a column goes with its index", Users + Index, Users.Replace("email text NOT NULL, ", ""), 1, 1),
        new("a column becomes required", Users, Users.Replace("age int", "age int NOT NULL"), 4, 3),
        new("a column becomes required on 18", Users, Users.Replace("age int", "age int NOT NULL"), 2, 2) { Since = 18 },
        new("a column becomes optional", Users, Users.Replace("email text NOT NULL", "email text"), 1, 1),
        new("a default comes", Users, Users.Replace("age int", "age int DEFAULT 18"), 1, 1),
        new("a default changes", Users.Replace("age int", "age int DEFAULT 18"), Users.Replace("age int", "age int DEFAULT 21"), 1, 1),
        new("a column with each row's own value comes", Users, Users.Replace("age int", "age int, token uuid DEFAULT gen_random_uuid()"), 3, 2),
        new("a comment comes", Users, Users + "COMMENT ON COLUMN users.email IS 'where to write'; ", 1, 1),
    ];

    private static IEnumerable<PlanShapeCase> Types() =>
    [
        new("a varchar gets longer under an index", Users + "CREATE INDEX ix_users_name ON users (name); ", Users.Replace("varchar(40)", "varchar(80)") + "CREATE INDEX ix_users_name ON users (name); ", 1, 1),
        new("a varchar becomes text under a check", Users + "ALTER TABLE users ADD CONSTRAINT ck CHECK (name <> ''); ", Users.Replace("varchar(40)", "text") + "ALTER TABLE users ADD CONSTRAINT ck CHECK (name <> ''); ", 1, 1),
        new("a number gets more digits", Orders, Orders.Replace("numeric(10,2)", "numeric(14,2)"), 1, 1),
        new("an integer becomes a bigint under an index", Users + "CREATE INDEX ix_users_age ON users (age); ", Users.Replace("age int", "age bigint") + "CREATE INDEX ix_users_age ON users (age); ", 1, 1),
        new("a type changes under a view", Users + View, Users.Replace("age int", "age bigint") + View, 3, 1) { Recreated = ["view public.adults"] },
        new("a type that changes keeps the views that do not read it", Users + View, Users.Replace("varchar(40)", "text") + View, 1, 1),
    ];

    private static IEnumerable<PlanShapeCase> Constraints() =>
    [
        new("a foreign key comes", Users + Orders, Users + Orders + ForeignKey, 2, 2),
        new("a foreign key goes", Users + Orders + ForeignKey, Users + Orders, 1, 1),
        new("a foreign key is deferred", Users + Orders + ForeignKey, Users + Orders + ForeignKey.Replace("(id);", "(id) DEFERRABLE;"), 1, 1),
        new("a check comes", Users, Users + "ALTER TABLE users ADD CONSTRAINT ck CHECK (age > 0); ", 2, 2),
        new("a check is validated", Users + "ALTER TABLE users ADD CONSTRAINT ck CHECK (age > 0) NOT VALID; ", Users + "ALTER TABLE users ADD CONSTRAINT ck CHECK (age > 0); ", 1, 1),
        new("a unique constraint comes", Users, Users + "ALTER TABLE users ADD CONSTRAINT uq UNIQUE (email); ", 2, 2),
        new("a foreign key of a partitioned table comes on 18", Users + Log.Replace("note text", "user_id bigint"), Users + Log.Replace("note text", "user_id bigint") + "ALTER TABLE log ADD CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES users (id); ", 2, 2) { Since = 18 },
    ];

    private static IEnumerable<PlanShapeCase> Indexes() =>
    [
        new("an index comes", Users, Users + Index, 1, 1),
        new("an index goes", Users + Index, Users, 1, 1),
        new("an index is over another column", Users + Index, Users + Index.Replace("(email)", "(name)"), 3, 3),
        new("parameters of an index change", Users + Index, Users + Index.Replace("(email)", "(email) WITH (fillfactor = 70)"), 1, 1),
    ];

    private static IEnumerable<PlanShapeCase> Renames() =>
    [
        new("a column is renamed under an index and a check", Users + Index + "ALTER TABLE users ADD CONSTRAINT ck CHECK (email <> ''); ",
            Users.Replace("email", "mail") + Index.Replace("(email)", "(mail)") + "ALTER TABLE users ADD CONSTRAINT ck CHECK (mail <> ''); ", 1, 1) { Renamed = ["column public.users.mail < email"] },
        new("a table is renamed with all that is in it", Users + Index, (Users + Index).Replace("CREATE TABLE users", "CREATE TABLE people").Replace("ON users", "ON people"), 1, 1) { Renamed = ["table public.people < users"] },
        new("two columns swap their names", "CREATE TABLE t (a int, b text); ", "CREATE TABLE t (b int, a text); ", 3, 1) { Renamed = ["column public.t.b < a", "column public.t.a < b"] },
        new("two tables swap their names", "CREATE TABLE a (x int); CREATE TABLE b (y text); ", "CREATE TABLE b (x int); CREATE TABLE a (y text); ", 3, 1) { Renamed = ["table public.b < a", "table public.a < b"] },
        new("two indexes swap their names", "CREATE TABLE t (a int, b int); CREATE INDEX x ON t (a); CREATE INDEX y ON t (b); ", "CREATE TABLE t (a int, b int); CREATE INDEX y ON t (a); CREATE INDEX x ON t (b); ", 3, 1),
        new("an index takes the name of one that goes", "CREATE TABLE t (a int, b int); CREATE INDEX x ON t (a); CREATE INDEX y ON t (b); ", "CREATE TABLE t (a int, b int); CREATE INDEX x ON t (b); ", 3, 2),
        new("two checks swap their names", "CREATE TABLE t (a int, b int, CONSTRAINT x CHECK (a > 0), CONSTRAINT y CHECK (b > 0)); ", "CREATE TABLE t (a int, b int, CONSTRAINT y CHECK (a > 0), CONSTRAINT x CHECK (b > 0)); ", 3, 1),
        new("an index is renamed", Users + Index, Users + Index.Replace("ix_users_email", "by_email"), 1, 1),
        new("a constraint is renamed", Users, Users.Replace("pk_users", "users_pkey"), 1, 1),
    ];

    private static IEnumerable<PlanShapeCase> Others() =>
    [
        new("a view gets a column at its end", Users + View, Users + View.Replace("age FROM", "age, name FROM"), 1, 1),
        new("a view gets a column in the middle", Users + View, Users + View.Replace("email, age", "name, email, age"), 2, 1) { Recreated = ["view public.adults"] },
        new("a function gets another body", "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'; ", "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2'; ", 3, 1),
        new("a function comes in a language that changes", "CREATE TRUSTED LANGUAGE pl HANDLER plpgsql_call_handler; ", "CREATE LANGUAGE pl HANDLER plpgsql_call_handler; CREATE FUNCTION one() RETURNS int LANGUAGE pl AS 'RETURN 1'; ", 5, 2)
        {
            Recreated = ["language pl"],
        },
        new("a trigger changes", Users + Trigger, Users + Trigger.Replace("UPDATE ON", "INSERT OR UPDATE ON"), 2, 1) { Recreated = ["trigger public.users.quiet"] },
        new("a trigger changes on 14", Users + Trigger, Users + Trigger.Replace("UPDATE ON", "INSERT OR UPDATE ON"), 1, 1) { Since = 14 },
        new("an enum gets a value", Mood, Mood.Replace("'ok'", "'ok', 'happy'"), 1, 1),
        new("a partition comes", Log, Log + Second, 2, 1),
        new("a partition leaves", Log + Second, Log + Alone, 1, 1),
        new("a partition leaves on 14", Log + Second, Log + Alone, 2, 2) { Since = 14 },
        new("a partition of a table with a default one leaves on 14", Log + Second + "CREATE TABLE log_x PARTITION OF log DEFAULT; ", Log + Alone + "CREATE TABLE log_x PARTITION OF log DEFAULT; ", 1, 1) { Since = 14 },
        new("a table that stood alone becomes a partition", Log + Alone, Log + Second, 4, 3),
    ];
}
