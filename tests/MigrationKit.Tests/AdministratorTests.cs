using System.Text.RegularExpressions;
using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>An administrator makes the tables, with the commands of the guide, for a role that may create nothing in the database.</summary>
internal sealed partial class AdministratorTests : DatabaseTest
{
    private static readonly (string Id, string Sql) Users = ("1_users",
        "CREATE TABLE shop.users (id int);\n-- migrationkit:step no-transaction\nCREATE INDEX CONCURRENTLY ix ON shop.users (id);");

    private static readonly (string Id, string Sql) NoName = ("2_contract", "-- migrationkit:step transactional phase=contract\nDROP INDEX shop.ix;");

    [Test]
    public async Task What_the_guide_says_is_enough()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"CREATE SCHEMA shop AUTHORIZATION {role.Name}");
        var guides = File.ReadAllText(TestFiles.PathOf("../../docs/guide/applying.md")) + File.ReadAllText(TestFiles.PathOf("../../docs/guide/data-migrations.md"));
        var commands = Command().Matches(guides).Select(static match => match.Value).ToList();
        Assert.That(commands, Has.Count.EqualTo(3));
        foreach (var command in commands)
        {
            await RunAsync(command);
        }

        var grants = Grant().Matches(guides).Select(static match => match.Value.Replace("shop_owner", "{0}", StringComparison.Ordinal)).ToList();
        Assert.That(grants, Has.Count.EqualTo(2));
        await Database.ExecuteAsync(string.Format(null, string.Join('\n', grants), role.Name));

        await ApplyAsync(role, MigrationPhase.Expand, Users);
        await ApplyAsync(role, MigrationPhase.Expand, Users, NoName);
        Assert.That(await HistoryAsync(table: "expanded"), Has.Count.EqualTo(1));
        await ApplyAsync(role, MigrationPhase.All, Users, NoName);

        Assert.That(await HistoryAsync(), Has.Count.EqualTo(2));
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM migrationkit.recorded_state"), Is.EqualTo(1));
        Assert.That(await ScalarAsync<long>("SELECT count(*) FROM migrationkit.seeds"), Is.EqualTo(1));
        Assert.That(Log.Text, Does.Not.Contain("6141").And.Not.Contain("6124").And.Not.Contain("6113"));
    }

    private async Task ApplyAsync(TestRole role, MigrationPhase phase, params (string, string)[] migrations)
    {
        var options = new MigrationOptions { Phase = phase };
        options.AddSeeder(new CodeSeeder("x", "1", "SELECT 1"));
        await new Migrator(role.ConnectionString, [Sets.Of(migrations)], options, Log).ApplyAsync();
    }

    private async Task RunAsync(string command) => Assert.That(
        await Psql.RunAsync(Database, "", TestFiles.PathOf("../.."), ["-qv", "ON_ERROR_STOP=1", .. command.Split(' ').Skip(1)]), Is.Empty, command);

    [GeneratedRegex("^psql -v history_schema=[^#\n]*[^# \n]", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("^GRANT [^;\n]* SCHEMA migrationkit TO shop_owner;", RegexOptions.Multiline)]
    private static partial Regex Grant();
}
