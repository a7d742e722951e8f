using MigrationKit.Testing;
using MigrationKit.Testing.Processes;
using Npgsql;

namespace MigrationKit.Chaos.Tests.Support;

/// <summary>Makes a server follow another one.</summary>
internal static class StandbyServer
{
    /// <summary>Starts a standby, which has everything that the primary has now.</summary>
    public static async Task<PostgresServer> FollowAsync(PostgresServer primary)
    {
        var standby = await PostgresServer.StartAsync();
        await standby.StopAsync();
        var account = await Account.ForServerAsync(CancellationToken.None);
        await RunAsync(account, "rm", "-rf", standby.DataDirectory!);
        var source = new NpgsqlConnectionStringBuilder(primary.ConnectionString);
        await RunAsync(
            account, Path.Combine(primary.BinDirectory, "pg_basebackup"), "-D", standby.DataDirectory!, "-R", "-X", "stream", "-c", "fast",
            "-h", source.Host!, "-p", source.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "-U", source.Username!);
        await standby.RestartAsync();
        return standby;
    }

    /// <summary>Waits until the standby has what the primary has.</summary>
    public static async Task CatchUpAsync(PostgresServer primary, PostgresServer standby)
    {
        var position = await ScalarAsync(primary, "SELECT pg_current_wal_insert_lsn()::text");
        for (var i = 0; i < 400; i++)
        {
            if (await ScalarAsync(standby, $"SELECT (pg_last_wal_replay_lsn() >= '{position}')::text") == "true")
            {
                return;
            }

            await Task.Delay(25);
        }

        Assert.Fail("The standby does not follow.");
    }

    public static async Task<string> ScalarAsync(PostgresServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(Account account, params string[] command)
    {
        var result = await account.RunAsync(command, CancellationToken.None);
        Assert.That(result.ExitCode, Is.Zero, result.Text);
    }
}
