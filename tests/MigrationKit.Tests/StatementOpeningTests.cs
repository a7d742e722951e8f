using MigrationKit.Core.Migrations;
using MigrationKit.Execution;

namespace MigrationKit.Tests;

/// <summary>What is kept of a statement says what it does to which object, and has no value in it.</summary>
internal sealed class StatementOpeningTests
{
    [TestCase("ALTER TABLE public.users DROP COLUMN name", ExpectedResult = "ALTER TABLE public.users DROP COLUMN name")]
    [TestCase("-- gone\nDROP  TABLE a , \"B c\".d", ExpectedResult = "DROP TABLE a, \"B c\".d")]
    [TestCase("UPDATE users SET password = 'secret'", ExpectedResult = "UPDATE users SET password")]
    [TestCase("CREATE UNIQUE INDEX CONCURRENTLY ux ON public.users (email) WHERE id > 7", ExpectedResult = "CREATE UNIQUE INDEX CONCURRENTLY ux ON public.users")]
    [TestCase("ALTER TYPE mood RENAME VALUE 'sad' TO 'glad'", ExpectedResult = "ALTER TYPE mood RENAME VALUE")]
    [TestCase("DO $$ BEGIN END $$", ExpectedResult = "DO")]
    public string It_ends_where_something_else_than_words_and_names_begins(string sql) => StatementOpening.Of(sql);

    [Test]
    public void A_long_list_is_cut()
    {
        var statements = string.Join("\n", Enumerable.Range(1, 25).Select(static number => $"DROP TABLE t{number};"));

        var taken = TakenAway.Of(MigrationScript.Parse("-- migrationkit:step transactional phase=cutover\n" + statements));

        Assert.That(taken, Does.StartWith("DROP TABLE t1; DROP TABLE t2; ").And.EndWith("; DROP TABLE t20; …"));
    }

    [Test]
    public void Steps_that_old_code_survives_are_left_out()
    {
        var steps = MigrationScript.Parse(
            "-- migrationkit:step transactional\nCREATE TABLE a (id int);\n-- migrationkit:step transactional phase=contract\nDROP TABLE b;");

        Assert.That((TakenAway.Of(steps), TakenAway.Of(steps.Take(1))), Is.EqualTo(("DROP TABLE b", (string?)null)));
    }
}
