using MigrationKit.Tests.Support;
using Npgsql;

namespace MigrationKit.Tests;

/// <summary>Data migrations on a real server: where they run, once and in batches, and what is left when they fail.</summary>
internal sealed class DataMigrationTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Numbers = ("1_numbers",
        "CREATE TABLE public.numbers (id int PRIMARY KEY, n int NOT NULL);\nINSERT INTO public.numbers SELECT g, 0 FROM generate_series(1, 35) g;");

    private static readonly (string Id, string Sql) Copy = ("2_copy", "CREATE TABLE public.copy AS SELECT sum(n)::int AS total FROM public.numbers;");
    private static readonly (string Id, string Sql) Third = ("3_third", "CREATE TABLE public.third (id int);");
    private static readonly MigrationSet Shop = Sets.Of(Numbers, Copy);

    [Test]
    public async Task It_runs_between_its_migration_and_the_next_one_in_batches()
    {
        var report = await RunAsync(new CodeMigration("count", "1_numbers"), Shop);

        Assert.That(await ScalarAsync<int>("SELECT total FROM public.copy"), Is.EqualTo(35));
        Assert.That(await RowsAsync(), Is.EqualTo(new[] { "shop count 1_numbers 35 5 True" }));
        var model = report.Models.Single();
        Assert.That(model.DataMigrations.Select(static x => (x.Id, x.BatchCount)), Is.EqualTo(new[] { ("count", 5L) }));
        Assert.That(report.IsUpToDate, Is.False);
    }

    [Test]
    public async Task A_second_time_it_costs_one_round_trip()
    {
        var count = new CodeMigration("count", "1_numbers");
        await RunAsync(count, Shop);
        var batches = 0;
        using var listener = BatchListener.Count(Database.Name, () => batches++);

        var report = await RunAsync(count, Shop);

        Assert.That((batches, report.IsUpToDate), Is.EqualTo((1, true)));
        Assert.That(await ScalarAsync<int>("SELECT max(n) FROM public.numbers"), Is.EqualTo(1));
    }

    [Test]
    public async Task Who_has_none_needs_no_tables_for_them()
    {
        await ApplyAsync(Shop);

        Assert.That(await ScalarAsync<bool>("SELECT to_regclass('migrationkit.data_migrations') IS NULL"), Is.True);
    }

    [Test]
    public async Task It_runs_after_the_last_migration_also_when_that_was_applied_before()
    {
        await ApplyAsync(Shop);

        await RunAsync(new CodeMigration("count", "2_copy"), Shop);

        Assert.That(await ScalarAsync<long>("SELECT sum(n) FROM public.numbers"), Is.EqualTo(35));
    }

    [Test]
    public async Task Those_after_one_migration_run_in_the_order_of_registration()
    {
        List<string> ran = [];
        CodeMigration Of(string id, string after) => new(id, after) { Precheck = _ => Told(ran, id) };

        await MigratorWith(
            options => options.AddDataMigration(Of("z", "2_copy")).AddDataMigration(Of("b", "1_numbers")).AddDataMigration(Of("a", "1_numbers")),
            Shop).ApplyAsync();

        Assert.That(ran, Is.EqualTo(new[] { "b", "a", "z" }));
    }

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
    public async Task A_late_one_is_refused_before_anything_runs()
    {
        await ApplyAsync(Shop);

        var failure = await FailureOfAsync(With(new CodeMigration("count", "1_numbers"), Sets.Of(Numbers, Copy, Third)));

        Assert.That(failure.Message, Does.StartWith("MK6031: The data migration count of the model shop was not run between 1_numbers and 2_copy, "
            + "and 2_copy is applied already. Nothing was changed."));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(2));
        Assert.That(await ScalarAsync<long>("SELECT sum(n) FROM public.numbers"), Is.Zero);
    }

    [Test]
    public async Task A_late_one_runs_where_that_is_allowed()
    {
        await ApplyAsync(Shop);

        await MigratorWith(
            static options =>
            {
                options.AllowLateDataMigrations = true;
                options.AddDataMigration(new CodeMigration("count", "1_numbers"));
            },
            Shop).ApplyAsync();

        Assert.That(await ScalarAsync<long>("SELECT sum(n) FROM public.numbers"), Is.EqualTo(35));
        Assert.That(Log.Text, Does.Contain("Warning 6156: The data migration count of the model shop runs late"));
    }

    [Test]
    public async Task What_was_recorded_need_not_be_registered_any_more()
    {
        await RunAsync(new CodeMigration("count", "1_numbers"), Sets.Of(Numbers));

        await ApplyAsync(Sets.Of(Numbers, Copy));

        Assert.That(await RowsAsync(), Has.Count.EqualTo(1));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_database_that_is_ahead_is_left_alone()
    {
        await ApplyAsync(Sets.Of(Numbers, Copy, Third));

        var report = await RunAsync(new CodeMigration("count", "2_copy"), Shop);

        Assert.That((report.Models[0].IsAhead, report.Models[0].DataMigrations.Count), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task Two_models_have_their_own()
    {
        await MigratorWith(
            static options => options.AddDataMigration(new CodeMigration("count", "1_numbers")).AddDataMigration(new CodeMigration("count", "1_leads")),
            Sets.Of(Numbers), Sets.Named("crm", ("1_leads", "CREATE TABLE public.leads (id int);"))).ApplyAsync();

        Assert.That(
            await RowsAsync(), Is.EqualTo(new[] { "crm count 1_leads 35 5 True", "shop count 1_numbers 35 5 True" }));
    }

    [Test]
    public async Task In_the_mode_VerifyOnly_it_is_behind()
    {
        await ApplyAsync(Shop);

        var failure = await FailureOfAsync(MigratorWith(
            static options =>
            {
                options.Mode = MigrationMode.VerifyOnly;
                options.AddDataMigration(new CodeMigration("count", "2_copy"));
            },
            Shop));

        Assert.That(failure.Message, Does.StartWith("MK6020").And.Contain("it lacks the data migration count of the model shop"));
    }

    [Test]
    public async Task A_model_that_gets_another_name_takes_them_along()
    {
        await RunAsync(new CodeMigration("count", "1_numbers"), Shop);
        var renamed = Sets.Named("store", Numbers, Copy);

        var failure = await FailureOfAsync(With(new CodeMigration("count", "1_numbers"), renamed));
        await Database.ExecuteAsync(failure.NextStep[failure.NextStep.IndexOf("UPDATE", StringComparison.Ordinal)..failure.NextStep.IndexOf("or keep", StringComparison.Ordinal)]);

        Assert.That((await RunAsync(new CodeMigration("count", "1_numbers"), renamed)).IsUpToDate, Is.True);
        Assert.That(await RowsAsync(), Is.EqualTo(new[] { "store count 1_numbers 35 5 True" }));
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

    [Test]
    public async Task Only_one_of_two_processes_runs_it()
    {
        var runs = await Task.WhenAll(
            RunAsync(new CodeMigration("count", "1_numbers"), Shop), RunAsync(new CodeMigration("count", "1_numbers"), Shop));

        Assert.That(runs.Sum(static run => run.Models[0].DataMigrations.Count), Is.EqualTo(1));
        Assert.That(await ScalarAsync<int>("SELECT total FROM public.copy"), Is.EqualTo(35));
    }

    private static Task Told(List<string> list, string what)
    {
        list.Add(what);
        return Task.CompletedTask;
    }

    private Migrator With(IDataMigration migration, MigrationSet set) => MigratorWith(options => options.AddDataMigration(migration), set);

    private Task<MigrationReport> RunAsync(IDataMigration migration, MigrationSet set) => With(migration, set).ApplyAsync();

    private Task<List<string>> RowsAsync() => ListAsync(
        """
        SELECT concat_ws(' ', model, id, after_migration, coalesce(checkpoint, ''), batches, CASE WHEN finished_at IS NULL THEN 'False' ELSE 'True' END)
        FROM migrationkit.data_migrations ORDER BY 1
        """);
}
