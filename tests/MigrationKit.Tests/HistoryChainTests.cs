using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>A history that somebody edited.</summary>
internal sealed class HistoryChainTests : DatabaseTest
{
    private static readonly (string Id, string Sql)[] Three =
        [("1_a", "CREATE TABLE public.a (id int);"), ("2_b", "CREATE TABLE public.b (id int);"), ("3_c", "CREATE TABLE public.c (id int);")];

    private static readonly MigrationSet Next = Sets.Of([.. Three, ("4_d", "CREATE TABLE public.d (id int);")]);

    [TestCase("DELETE FROM migrationkit.history WHERE ordinal = 1", 2, "2_b")]
    [TestCase("DELETE FROM migrationkit.history WHERE ordinal = 2", 3, "3_c")]
    [TestCase("UPDATE migrationkit.history SET checksum = 'x' WHERE ordinal = 2", 2, "2_b")]
    [TestCase("UPDATE migrationkit.history SET to_fingerprint = 'x' WHERE ordinal = 3", 3, "3_c")]
    [TestCase("UPDATE migrationkit.history SET migration_id = 'x' WHERE ordinal = 1", 1, "x")]
    [TestCase("UPDATE migrationkit.history SET ordinal = 7 WHERE ordinal = 3", 7, "3_c")]
    [TestCase("UPDATE migrationkit.history SET chain = 'x' WHERE ordinal = 1", 1, "1_a")]
    public async Task An_edit_is_seen_before_anything_is_applied(string edit, int row, string id)
    {
        await ApplyAsync(Sets.Of(Three));
        await Database.ExecuteAsync(edit);

        var failure = await FailureOfAsync(Next);

        Assert.That(failure.Message, Does.StartWith(
            $"MK6015: The history of the model shop was edited by other means than MigrationKit: its row {row} ({id}) is not what was recorded"));
        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('public.d') IS NULL"), Is.True);
        Assert.That((await MigratorOf(Next).GetStatusAsync()).Models[0].Fault, Is.EqualTo(failure.Message));
    }

    [Test]
    public async Task Rows_are_accepted_by_the_statement_of_the_page()
    {
        await ApplyAsync(Sets.Of(Three));
        await Database.ExecuteAsync("UPDATE migrationkit.history SET chain = 'x', ordinal = ordinal + 10");
        var page = await File.ReadAllTextAsync(TestFiles.PathOf("../../docs/codes/MK6015.md"));

        await Database.ExecuteAsync(page.Split("```sql")[1].Split("```")[0]);

        Assert.That((await ApplyAsync(Next)).Applied.Single().Id, Is.EqualTo("4_d"));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_a", "shop 2 2_b", "shop 3 3_c", "shop 4 4_d" }));
    }

    [Test]
    public async Task A_last_row_that_was_deleted_is_recorded_again_and_not_run_again()
    {
        await ApplyAsync(Sets.Of(Three));
        await Database.ExecuteAsync("DELETE FROM migrationkit.history WHERE ordinal = 3");

        var report = await ApplyAsync(Next);

        Assert.That(report.Applied.Select(static x => (x.Id, x.StepCount)), Is.EqualTo(new[] { ("3_c", 0), ("4_d", 1) }));
    }

    [Test]
    public async Task A_chain_survives_a_dump()
    {
        await ApplyAsync(Sets.Of(Three));
        await Database.ExecuteAsync(
            "CREATE TABLE public.copy AS SELECT * FROM migrationkit.history; DELETE FROM migrationkit.history; "
                + "INSERT INTO migrationkit.history SELECT * FROM public.copy ORDER BY ordinal DESC; DROP TABLE public.copy");

        Assert.That((await ApplyAsync(Next)).Applied.Single().Id, Is.EqualTo("4_d"));
    }

    [Test]
    public async Task A_model_that_got_another_name_is_recognised_and_goes_on_after_the_statements_of_the_message()
    {
        await ApplyAsync(Sets.Of(Three));
        var renamed = Sets.Named("it's new", Three);

        var failure = await FailureOfAsync(renamed);

        Assert.That(failure.Message, Does.StartWith(
            "MK6016: The database has nothing of the model it's new, but the migration 1_a is recorded for the model shop."));
        var statements = failure.NextStep.Split("name: ")[1].Split("; or")[0];
        await Database.ExecuteAsync(statements);
        Assert.That((await ApplyAsync(renamed)).IsUpToDate, Is.True);
        Assert.That((await MigratorOf(renamed).GetStatusAsync()).Models[0].State, Is.EqualTo(ModelState.UpToDate));
    }

    [Test]
    public async Task Another_model_with_other_migrations_is_welcome()
    {
        await ApplyAsync(Sets.Of(Three));

        await ApplyAsync(Sets.Named("crm", ("1_a", "CREATE TABLE public.leads (id int);")));

        Assert.That(await HistoryAsync(), Does.Contain("crm 1 1_a"));
    }
}
