using MigrationKit.Core.Planning;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>Steps with hazards that an application does not want to run when it starts.</summary>
internal sealed class HazardTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Users = ("1_users",
        "-- migrationkit:step transactional hazards=long-lock\nCREATE TABLE public.users (id int, name text);");

    private static readonly (string Id, string Sql) NoName = ("2_no_name",
        "-- migrationkit:step transactional\nALTER TABLE public.users ADD email text;\n"
        + "-- migrationkit:step transactional hazards=data-loss,breaks-old-code\nALTER TABLE public.users DROP COLUMN name;");

    [TestCase("none", "data-loss, breaks-old-code", "data-loss,breaks-old-code")]
    [TestCase("breaks-old-code", "data-loss", "breaks-old-code,data-loss")]
    [TestCase("BREAKS-OLD-CODE", "data-loss", "BREAKS-OLD-CODE,data-loss")]
    public async Task They_are_refused_before_anything_runs(string allowed, string named, string remedy)
    {
        await ApplyAsync(Sets.Of(Users));

        var failure = await FailureOfAsync(Allowing(allowed, Users, NoName));

        Assert.That(failure.Message, Is.EqualTo(
            "MK6029: Pending steps of the model shop have hazards that the option AllowedHazards does not allow: "
            + $"step 2 of 2_no_name (line 3 of up.sql) has {named}. Nothing was changed. If that is all right: dotnet migrationkit database apply, "
            + $"which allows all hazards; or MigrationKit:AllowedHazards={remedy}."));
        Assert.That(await StepsAsync(), Is.EqualTo(new[] { "1_users 1 done 1" }));
    }

    [Test]
    public async Task What_is_allowed_runs()
    {
        await ApplyAsync(Sets.Of(Users));

        await Allowing("data-loss,breaks-old-code", Users, NoName).ApplyAsync();

        Assert.That(await HistoryAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_first_run_meets_no_rows_and_is_let_through_even_if_it_was_interrupted()
    {
        var broken = ("3_broken", "SELECT 1/0;");
        await FailureOfAsync(Allowing("none", Users, broken, NoName));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users" }));

        await Allowing("none", Users, ("3_broken", "SELECT 1;"), NoName).ApplyAsync();

        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users", "shop 2 3_broken", "shop 3 2_no_name" }));
        Assert.That((await StepsAsync()).Where(static step => step.Contains("started", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task What_comes_after_a_first_run_that_was_interrupted_is_refused()
    {
        await FailureOfAsync(Allowing("none", Users, ("2_broken", "SELECT 1/0;")));

        var failure = await FailureOfAsync(Allowing("none", Users, ("2_broken", "SELECT 1;"), NoName));

        Assert.That(failure.Code, Is.EqualTo("MK6029"));
        Assert.That(await HistoryAsync(), Is.EqualTo(new[] { "shop 1 1_users" }));
    }

    [Test]
    public async Task Steps_that_wait_are_refused_when_their_time_has_come()
    {
        await ApplyAsync(Sets.Of(Users));
        var waiting = (NoName.Id, NoName.Sql.Replace("hazards=data-loss", "phase=contract hazards=data-loss", StringComparison.Ordinal));
        await MigratorWith(static options =>
        {
            options.Phase = MigrationPhase.Expand;
            options.AllowedHazards.Add("none");
        }, Sets.Of(Users, waiting)).ApplyAsync();
        Assert.That(await HistoryAsync(table: "expanded"), Has.Count.EqualTo(1));

        var failure = await FailureOfAsync(Allowing("none", Users, waiting));

        Assert.That(failure.Code, Is.EqualTo("MK6029"));
    }

    [TestCase("data-lost", "AllowedHazards has data-lost, but may have data-loss, data-dependent, ")]
    [TestCase("none,data-loss", "AllowedHazards has none beside others, but may have ")]
    public void A_word_that_is_none_is_named(string allowed, string expected) => Assert.That(
        () => Allowing(allowed, Users),
        Throws.InstanceOf<MigrationException>().With.Message.StartsWith("MK6013: ").And.Message.Contains(expected));

    [Test]
    public void Every_hazard_has_a_word_of_its_own() =>
        Assert.That(Hazard.Words, Is.Unique.And.Exactly(Enum.GetValues<HazardKind>().Length).Items);

    private Migrator Allowing(string allowed, params (string, string)[] migrations) => MigratorWith(
        options =>
        {
            foreach (var word in allowed.Split(','))
            {
                options.AllowedHazards.Add(word);
            }
        },
        Sets.Of(migrations));
}
