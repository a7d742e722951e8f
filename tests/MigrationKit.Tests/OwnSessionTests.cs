using MigrationKit.Internal;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Tests;

[NonParallelizable]
internal sealed class OwnSessionTests
{
    [Test]
    public async Task Nothing_is_left_in_memory_of_a_session_whose_connection_string_is_not_used_again()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await OpenAsync(database, 0, 10);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await OpenAsync(database, 10, 100);

        // Npgsql would keep more than 20 MB of these.
        Assert.That((GC.GetTotalMemory(forceFullCollection: true) - before) >> 20, Is.LessThan(8));
    }

    [Test]
    public async Task A_session_can_be_cancelled_and_closed()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await using var session = await new ConnectionSource(database.ConnectionString).OpenOwnAsync(CancellationToken.None);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await using var sleep = new NpgsqlCommand("SELECT pg_sleep(60)", session);

        Assert.That(async () => await sleep.ExecuteNonQueryAsync(cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        sleep.CommandText = "SELECT 1";
        Assert.That(await sleep.ExecuteScalarAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_session_in_which_a_tenant_was_looked_at_migrates_it_and_comes_back_without_its_settings()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await using var idle = new IdleSessions();
        var source = new ConnectionSource(database.ConnectionString) { IsAlone = true, Idle = idle };

        var look = await source.OpenAsync(CancellationToken.None);
        var process = look.ProcessID;
        await source.CloseAsync(look);
        var run = await source.OpenOwnAsync(CancellationToken.None);
        await using (var set = new NpgsqlCommand("SET application_name = 'left behind'", run))
        {
            await set.ExecuteNonQueryAsync();
        }

        var ofRun = run.ProcessID;
        await source.CloseOwnAsync(run, isClean: true);
        var next = await source.OpenAsync(CancellationToken.None);
        await using var show = new NpgsqlCommand("SHOW application_name", next);
        var name = await show.ExecuteScalarAsync();
        var ofNext = next.ProcessID;
        await source.CloseOwnAsync(next, isClean: false);
        await using var other = await source.OpenAsync(CancellationToken.None);

        Assert.That((ofRun, ofNext, name), Is.EqualTo((process, process, (object)"MigrationKit")));
        Assert.That(other.ProcessID, Is.Not.EqualTo(process), "One that did not end well is not used again.");
    }

    private static async Task OpenAsync(PostgresDatabase database, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = $"tenant {i}" };
            await using var session = await new ConnectionSource(settings.ConnectionString).OpenOwnAsync(CancellationToken.None);
            await using var command = new NpgsqlCommand("SELECT $1", session);
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ["a"] });
            await command.ExecuteScalarAsync();
        }
    }
}
