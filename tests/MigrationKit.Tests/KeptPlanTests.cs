using System.Globalization;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>A run of many steps lets the server keep the plans of what comes with every step; scripts may do to them what they like.</summary>
internal sealed class KeptPlanTests : DatabaseTest
{
    private const string Look = "CREATE TABLE public.plans AS SELECT statement FROM pg_catalog.pg_prepared_statements;";
    private const int Many = 30;

    [Test]
    public async Task Of_many_steps_the_server_keeps_the_plans_of_lock_step_and_history()
    {
        await ApplyAsync(Tables(Many, Look));

        Assert.That(
            await ListAsync(
                "SELECT coalesce((regexp_match(statement, 'pg_try_advisory_xact_lock|migrationkit\\.(?:steps|history)'))[1], statement) FROM public.plans"),
            Is.EquivalentTo(new[]
            {
                "BEGIN ISOLATION LEVEL READ COMMITTED", "RESET ALL", "pg_try_advisory_xact_lock", "RESET SESSION AUTHORIZATION", "RESET ROLE",
                "migrationkit.steps", "migrationkit.history", "COMMIT",
            }));
    }

    [Test]
    public async Task Of_few_steps_it_keeps_none()
    {
        await ApplyAsync(Tables(2, Look));

        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM public.plans"), Is.Zero);
    }

    [TestCase("DEALLOCATE ALL;")]
    [TestCase("DO $$ BEGIN EXECUTE 'DEALLOCATE ' || 'ALL'; END $$;")]
    [TestCase("DISCARD PLANS;")]
    public async Task A_script_may_throw_them_away(string sql)
    {
        await ApplyAsync(Tables(Many, sql));

        Assert.That(await HistoryAsync(), Has.Count.EqualTo(Many));
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM migrationkit.steps WHERE state = 'done'"), Is.EqualTo(Many));
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), Is.EqualTo(Many - 1));
    }

    [Test]
    public async Task A_script_that_asks_for_a_plan_of_its_own_that_is_not_there_fails_as_it_would_alone()
    {
        var failure = await FailureOfAsync(Tables(Many, "EXECUTE nobody_has_prepared_this;"));

        Assert.That(failure.Message, Does.Contain("26000"));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(Many / 2));
    }

    [Test]
    public async Task A_SELECT_that_is_said_again_and_again_sees_the_columns_that_came_meanwhile()
    {
        var script = string.Concat(Enumerable.Range(0, 40).Select(static i =>
            string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM public.t0;\nALTER TABLE public.t0 ADD c{i} int;\n")));

        await ApplyAsync(Tables(Many, script));

        Assert.That(await HistoryAsync(), Has.Count.EqualTo(Many));
    }

    /// <summary>Migrations of a table each, and in their middle something else.</summary>
    private static MigrationSet Tables(int count, string middle) => Sets.Of([.. Enumerable.Range(0, count).Select(i =>
        (i.ToString("00", CultureInfo.InvariantCulture), i == count / 2 ? middle : $"CREATE TABLE public.t{i} (id int);"))]);
}
