using MigrationKit.Tests.Support;

namespace MigrationKit.Tests;

/// <summary>The application's own limits do not end a step.</summary>
internal sealed class ClientTimeoutTests : DatabaseTest
{
    [TestCase("SELECT pg_sleep(1.5);")]
    [TestCase("-- migrationkit:step no-transaction\nDO $$ BEGIN PERFORM pg_sleep(1.5); COMMIT; END $$;")]
    public async Task A_step_may_take_longer_than_a_command_of_the_application(string sql)
    {
        var migrator = new Migrator(Database.ConnectionString + ";Command Timeout=1", [Sets.Of(("1_slow", sql))]);

        Assert.That((await migrator.ApplyAsync()).Applied.Count(), Is.EqualTo(1));
    }
}
