using MigrationKit.Chaos.Tests.Support;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Chaos.Tests;

/// <summary>PgBouncer between the application and the server.</summary>
internal sealed class PoolerTests
{
    [TestCase("transaction", 0)]
    [TestCase("transaction", 6)]
    [TestCase("statement", 0)]
    public async Task A_pooler_that_shares_sessions_is_refused_before_a_lock_is_left_in_it(string mode, int others)
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await using var pooler = await PgBouncer.StartAsync(database.ConnectionString, mode);
        using var stop = new CancellationTokenSource();
        var noise = Enumerable.Range(0, others).Select(_ => WorkAsync(pooler.Through(database.ConnectionString), stop.Token)).ToList();

        Exception? failure = null;
        try
        {
            await new Migrator(pooler.Through(database.ConnectionString), [Plans.Plans.Several.End]).ApplyAsync();
        }
        catch (MigrationException error)
        {
            failure = error;
        }

        await stop.CancelAsync();
        await Task.WhenAll(noise);
        Assert.That(failure, Is.InstanceOf<MigrationException>().With.Property("Code").EqualTo("MK6014"));
        Assert.That(failure!.Message, Does.Contain("MigrationKit:ConnectionString"));
        Assert.That(await CountAsync(database, "pg_locks WHERE locktype = 'advisory'"), Is.Zero);
        Assert.That(await CountAsync(database, "pg_namespace WHERE nspname = 'migrationkit'"), Is.Zero);
    }

    [Test]
    public async Task A_pooler_that_gives_each_client_a_session_is_used()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await using var pooler = await PgBouncer.StartAsync(database.ConnectionString, "session");

        var report = await new Migrator(pooler.Through(database.ConnectionString), [Plans.Plans.Several.End]).ApplyAsync();

        Assert.That(report.Applied.Count(), Is.EqualTo(3));
        Assert.That(await CountAsync(database, "pg_locks WHERE locktype = 'advisory'"), Is.Zero);
    }

    [TestCase("transaction")]
    [TestCase("session")]
    public async Task What_is_up_to_date_is_so_through_any_pooler(string mode)
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await new Migrator(database.ConnectionString, [Plans.Plans.Several.End]).ApplyAsync();
        await using var pooler = await PgBouncer.StartAsync(database.ConnectionString, mode);

        var report = await new Migrator(pooler.Through(database.ConnectionString), [Plans.Plans.Several.End]).ApplyAsync();

        Assert.That(report.IsUpToDate, Is.True);
    }

    /// <summary>An application that uses the pool.</summary>
    private static async Task WorkAsync(string connectionString, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(stop);
                await using var command = new NpgsqlCommand("SELECT pg_sleep(random() / 100)", connection);
                await command.ExecuteNonQueryAsync(stop);
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }

    private static async Task<long> CountAsync(PostgresDatabase database, string source)
    {
        await using var command = database.DataSource.CreateCommand("SELECT count(*) FROM " + source);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
