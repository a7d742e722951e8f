using MigrationKit.Tests.Support;
using Npgsql;

namespace MigrationKit.Tests.Data;

/// <summary>What is left when data migrations fail, and what they may not do.</summary>
internal sealed class DataMigrationFaultTests : DataMigrationTest
{
    [Test]
    public async Task A_failed_batch_leaves_those_before_it_and_the_next_start_goes_on_there()
    {
        var failing = new CodeMigration("count", "1_numbers")
        {
            Before = static (_, checkpoint) => checkpoint == "20" ? throw new InvalidDataException("row 21 is odd.") : Task.CompletedTask,
        };

        var failure = await FailureOfAsync(With(failing, Shop));

        Assert.That(failure.Code, Is.EqualTo("MK6030"));
        Assert.That(failure.Message, Does.Contain("The data migration count of the model shop failed in its batch 3: row 21 is odd. "
            + "Nothing of this batch remains; the 2 before it stay done"));
        Assert.That(await ScalarAsync<long>("SELECT sum(n) FROM public.numbers"), Is.EqualTo(20));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_numbers" }));

        var report = await RunAsync(new CodeMigration("count", "1_numbers"), Shop);
        Assert.That(await ScalarAsync<int>("SELECT total FROM public.copy"), Is.EqualTo(35));
        Assert.That(report.Models[0].DataMigrations[0].BatchCount, Is.EqualTo(3));
        Assert.That(await ScalarAsync<int>("SELECT max(n) FROM public.numbers"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_failed_check_before_it_changes_nothing_and_is_asked_again()
    {
        var asked = 0;
        var refusing = new CodeMigration("count", "1_numbers")
        {
            Precheck = _ => asked++ == 0 ? throw new InvalidOperationException("Not on a Friday") : Task.CompletedTask,
        };

        var failure = await FailureOfAsync(With(refusing, Shop));
        Assert.That(failure.Message, Does.Contain("failed in its check before the first batch: Not on a Friday. Nothing of it was done."));
        Assert.That(await RowsAsync(), Is.Empty);

        await RunAsync(refusing, Shop);
        Assert.That(await ScalarAsync<int>("SELECT total FROM public.copy"), Is.EqualTo(35));
    }

    [Test]
    public async Task A_failed_check_after_it_takes_back_the_last_batch()
    {
        var failure = await FailureOfAsync(With(
            new CodeMigration("count", "1_numbers")
            {
                Checkpoint = static next => next == "20" ? null : next,
                Postcheck = static async connection =>
                {
                    await using var command = new NpgsqlCommand("SELECT count(*) FROM public.numbers WHERE n = 0", connection);
                    throw new InvalidDataException($"{await command.ExecuteScalarAsync()} numbers were left out.");
                },
            },
            Shop));

        Assert.That(failure.Message, Does.Contain("failed in its batch 2: 15 numbers were left out. Nothing of this batch remains; the 1 before"));
        Assert.That(await ScalarAsync<long>("SELECT sum(n) FROM public.numbers"), Is.EqualTo(10));
        Assert.That(await RowsAsync(), Is.EqualTo(new[] { "shop count 1_numbers 10 1 False" }));
    }

    [TestCase("COMMIT", "it has ended the transaction in which it was called")]
    [TestCase("ROLLBACK", "it has ended the transaction in which it was called")]
    [TestCase("ROLLBACK; BEGIN", "it has ended the transaction in which it was called")]
    public async Task Code_that_ends_its_transaction_is_found_out(string sql, string reason)
    {
        var failure = await FailureOfAsync(With(
            new CodeMigration("count", "1_numbers") { AfterBatch = connection => ExecuteAsync(connection, sql) }, Shop));

        Assert.That(failure.Message, Does.StartWith("MK6030").And.Contain(reason));
        Assert.That(await RowsAsync(), Is.EqualTo(new[] { "shop count 1_numbers  0 False" }));
    }

    [Test]
    public async Task Code_that_closes_its_connection_is_found_out()
    {
        var failure = await FailureOfAsync(With(
            new CodeMigration("count", "1_numbers") { AfterBatch = static connection => connection.CloseAsync() }, Shop));

        Assert.That(failure.Problem, Does.Contain("it has closed the connection that it was given"));
    }

    [Test]
    public async Task Code_that_passes_over_an_error_is_found_out()
    {
        var failure = await FailureOfAsync(With(
            new CodeMigration("count", "1_numbers")
            {
                AfterBatch = static async connection =>
                {
                    try
                    {
                        await ExecuteAsync(connection, "SELECT 1/0");
                    }
                    catch (PostgresException)
                    {
                        // As careless code does.
                    }
                },
            },
            Shop));

        Assert.That(failure.Problem, Does.Contain("a statement of it had failed, and it went on as if nothing had happened"));
    }

    [Test]
    public async Task Code_that_leaves_a_reader_open_is_found_out()
    {
        var failure = await FailureOfAsync(With(
            new CodeMigration("count", "1_numbers")
            {
                AfterBatch = static async connection => await new NpgsqlCommand("SELECT 1", connection).ExecuteReaderAsync(),
            },
            Shop));

        Assert.That(failure.Problem, Does.Contain("it has left a command running or a reader open"));
    }

    [Test]
    public async Task Code_that_would_never_end_is_stopped()
    {
        var failure = await FailureOfAsync(With(new CodeMigration("count", "1_numbers") { Checkpoint = static _ => "10" }, Shop));

        Assert.That(failure.Problem, Does.Contain("it has returned the checkpoint that it was given"));
        Assert.That(await ScalarAsync<long>("SELECT sum(n) FROM public.numbers"), Is.EqualTo(10));
    }

    [Test]
    public async Task A_deadlock_or_a_lock_that_is_not_got_is_tried_again()
    {
        var tries = 0;
        await RunAsync(
            new CodeMigration("count", "1_numbers")
            {
                AfterBatch = connection => ++tries == 2
                    ? ExecuteAsync(connection, "DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$")
                    : Task.CompletedTask,
            },
            Shop);

        Assert.That(await ScalarAsync<int>("SELECT total FROM public.copy"), Is.EqualTo(35));
        Assert.That(tries, Is.EqualTo(6));
        Assert.That(Log.Text, Does.Contain("Warning 6155: The data migration count of the model shop is tried again"));
    }

    [Test]
    public async Task A_connection_that_is_lost_in_a_batch_is_opened_again_and_the_batch_is_done_once()
    {
        var isFirst = true;
        await RunAsync(
            new CodeMigration("count", "1_numbers")
            {
                AfterBatch = async connection =>
                {
                    if (isFirst)
                    {
                        isFirst = false;
                        connection.Dispose();
                        throw new IOException("the network is gone");
                    }

                    await Task.CompletedTask;
                },
            },
            Shop);

        Assert.That(await ScalarAsync<int>("SELECT total FROM public.copy"), Is.EqualTo(35));
        Assert.That(await RowsAsync(), Is.EqualTo(new[] { "shop count 1_numbers 35 5 True" }));
    }

    [Test]
    public async Task Tables_of_an_untrusted_role_are_refused()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await ApplyAsync(Shop);
        await Database.ExecuteAsync($"GRANT CREATE, USAGE ON SCHEMA migrationkit TO {role.Name}; SET ROLE {role.Name}; "
            + "CREATE TABLE migrationkit.data_migrations (id text); RESET ROLE");

        var failure = await FailureOfAsync(With(new CodeMigration("count", "2_copy"), Shop));

        Assert.That(failure.Code, Is.EqualTo("MK6011"));
    }

    [Test]
    public void What_makes_no_sense_is_said_at_once()
    {
        var failure = Assert.Throws<MigrationException>(() => MigratorWith(
            static options => options.AddDataMigration(new CodeMigration("a", "9_none")).AddDataMigration(new CodeMigration("b", "1_numbers"))
                .AddDataMigration(new CodeMigration("b", "2_copy")).AddDataMigration(new CodeMigration("c", "1_numbers") { ModelName = "crm" }),
            Shop));

        Assert.That(failure!.Code, Is.EqualTo("MK6013"));
        Assert.That(failure.Message, Does.Contain("the data migration a comes after 9_none, which is no migration of any model")
            .And.Contain("several data migrations have the Id b in the model shop")
            .And.Contain("the data migration c comes after 1_numbers, which is no migration of the model crm"));
    }
}
