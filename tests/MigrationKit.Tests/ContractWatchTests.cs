using MigrationKit.Hosting;
using MigrationKit.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MigrationKit.Tests;

/// <summary>Contract steps that run by themselves beside applications.</summary>
internal sealed class ContractWatchTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Users = ("1_users", "CREATE TABLE public.users (id int, name text);");

    private static readonly (string Id, string Sql) NoName = ("2_no_name",
        "-- migrationkit:step transactional phase=contract\nALTER TABLE public.users DROP COLUMN name;");

    private const string IsContracted =
        "SELECT NOT EXISTS (SELECT FROM migrationkit.expanded) AND EXISTS (SELECT FROM migrationkit.history WHERE migration_id = '2_no_name')";

    [Test]
    public async Task They_run_once_when_the_last_process_of_the_older_version_has_stopped()
    {
        using var first = await StartAsync(Users);
        using var second = await StartAsync(Users);
        using var replica = await StartAsync(Users, NoName);
        using var other = await StartAsync(Users, NoName);
        await first.StopAsync();
        await UntilLoggedAsync(6126);
        Assert.That(Log.Text, Does.Match(@"Information 6126: Contract steps of 2_no_name of the model shop wait for \d process\(es\) that run: .*with 1_users as its last migration"));
        await Task.Delay(1000);
        Assert.That(await ScalarAsync<bool>(IsContracted), Is.False);

        await second.StopAsync();

        await UntilAsync(IsContracted);
        Assert.That(await StepsAsync(), Is.EqualTo(new[] { "1_users 1 done 1", "2_no_name 1 done 1" }));
        await Task.WhenAll(replica.StopAsync(), other.StopAsync());
        Assert.That(Log.Text, Does.Not.Contain("6128"));
    }

    [Test]
    public async Task A_step_that_fails_leaves_the_application_alone_and_is_tried_again()
    {
        using var old = await StartAsync(Users);
        var broken = ("2_no_name", "-- migrationkit:step transactional phase=contract\nINSERT INTO public.switch VALUES (1);");
        using var replica = await StartAsync(Users, broken);
        await old.StopAsync();

        await UntilLoggedAsync(6128);
        Assert.That(Log.Text, Does.Match("Warning 6128: Contract steps of the model shop could not be run beside the application, and are tried again in .*MK6010.*switch"));
        await Database.ExecuteAsync("CREATE TABLE public.switch (x int)");

        await UntilAsync(IsContracted);
        await replica.StopAsync();
    }

    [Test]
    public async Task It_is_tried_less_and_less_often_also_where_another_model_is_well()
    {
        var crm = Sets.Named("crm", ("1_leads", "CREATE TABLE public.leads (id int);"));
        using var old = await StartAsync(Sets.Of(Users), crm);
        var broken = ("2_no_name", "-- migrationkit:step transactional phase=contract\nSELECT 1/0;");
        using var replica = await StartAsync(Sets.Of(Users, broken), crm);
        await old.StopAsync();

        for (var i = 0; i < 400 && !Log.Text.Contains("are tried again in 2 s", StringComparison.Ordinal); i++)
        {
            await Task.Delay(25);
        }

        Assert.That(Log.Text, Does.Contain("Warning 6128").And.Contain("are tried again in 2 s"));
        await replica.StopAsync();
    }

    [Test]
    public async Task Where_no_version_before_has_said_that_it_runs_a_person_is_asked()
    {
        await MigratorWith(static options => options.Phase = MigrationPhase.Expand, Sets.Of(Users)).ApplyAsync();
        using var replica = await StartAsync(Users, NoName);

        await UntilLoggedAsync(6127);

        Assert.That(await ScalarAsync<bool>(IsContracted), Is.False);
        await replica.StopAsync();
    }

    private Task<IHost> StartAsync(params (string, string)[] migrations) => StartAsync(Sets.Of(migrations));

    private async Task<IHost> StartAsync(params MigrationSet[] sets)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Default"] = Database.ConnectionString,
            ["MigrationKit:Phase"] = "Expand",
            ["MigrationKit:Contract"] = "WhenUnused",
            ["MigrationKit:HeartbeatInterval"] = "00:00:00.1",
        });
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        var host = builder.Build();
        await new HostedMigrations(host.Services, sets, "Shop").ApplyAsync(null, CancellationToken.None);
        await host.StartAsync();
        return host;
    }

    private async Task UntilLoggedAsync(int id)
    {
        for (var i = 0; i < 400 && Log.Entries.All(entry => entry.Event.Id != id); i++)
        {
            await Task.Delay(25);
        }

        Assert.That(Log.Entries.Select(static entry => entry.Event.Id), Does.Contain(id));
    }
}
