using MigrationKit.Tests.Support;

namespace MigrationKit.Tests.Data;

/// <summary>Where data migrations run, once and in batches.</summary>
internal sealed class DataMigrationTests : DataMigrationTest
{
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

    [TestCase(MigrationPhase.All)]
    [TestCase(MigrationPhase.Expand)]
    public async Task Who_does_not_bring_its_class_does_not_go_past_one_that_was_begun(MigrationPhase phase)
    {
        var interrupted = new CodeMigration("count", "1_numbers") { Before = static (_, checkpoint) => checkpoint == "20" ? throw new InvalidOperationException("cut") : Task.CompletedTask };
        await FailureOfAsync(With(interrupted, Sets.Of(Numbers)));
        var other = MigratorWith(options => options.Phase = phase, Shop);

        var failure = await FailureOfAsync(other);

        Assert.That(failure.Message, Does.StartWith(
            "MK6026: The data migration count of the model shop comes after 1_numbers. It was begun, 2 batch(es) of it are done, and it is not finished. "
                + "This program does not bring its class, so nothing after it is applied. Let the application that has the class finish it"));
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(1));
        await RunAsync(new CodeMigration("count", "1_numbers"), Shop);
        Assert.That(await ScalarAsync<int>("SELECT total FROM public.copy"), Is.EqualTo(35));
    }

    [Test]
    public async Task One_that_was_given_up_is_recorded_as_the_message_says()
    {
        await FailureOfAsync(With(new CodeMigration("count", "1_numbers") { Before = static (_, _) => throw new InvalidOperationException("no") }, Sets.Of(Numbers)));
        var failure = await FailureOfAsync(Shop);

        await Database.ExecuteAsync(failure.NextStep[failure.NextStep.IndexOf("UPDATE", StringComparison.Ordinal)..]);

        await ApplyAsync(Shop);
        Assert.That(await HistoryAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task One_that_was_begun_beside_waiting_steps_is_finished_before_they_run()
    {
        var contract = ("2_contract", "-- migrationkit:step transactional\nCREATE TABLE public.sums (total int);\n"
            + "-- migrationkit:step transactional phase=contract\nINSERT INTO public.sums SELECT sum(n) FROM public.numbers;");
        var set = Sets.Of(Numbers, contract);
        await ApplyAsync(Sets.Of(Numbers));
        var interrupted = new CodeMigration("count", "2_contract") { Before = static (_, checkpoint) => checkpoint == "20" ? throw new InvalidOperationException("cut") : Task.CompletedTask };
        await FailureOfAsync(MigratorWith(options => { options.Phase = MigrationPhase.Expand; options.AddDataMigration(interrupted); }, set));

        await RunAsync(new CodeMigration("count", "2_contract"), set);

        Assert.That(await ScalarAsync<int>("SELECT total FROM public.sums"), Is.EqualTo(35));
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
}
