using MigrationKit.Introspection.Canonical;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Introspection.Tests;

/// <summary>On a server of its own, where nobody else makes scratch databases.</summary>
public sealed class ScratchDatabaseTests
{
    private const string Old = "migrationkit_scratch_1700000000_0123456789";

    private PostgresServer _server = null!;
    private NpgsqlConnection _connection = null!;

    [OneTimeSetUp]
    public async Task SetUpAsync()
    {
        _server = await PostgresServer.StartAsync();
        _connection = new NpgsqlConnection(_server.ConnectionString);
        await _connection.OpenAsync();
    }

    [OneTimeTearDown]
    public async Task TearDownAsync()
    {
        await _connection.DisposeAsync();
        await _server.DisposeAsync();
    }

    [SetUp]
    public Task DropOldAsync() => ExecuteAsync(_connection, $"DROP DATABASE IF EXISTS {Old}");

    [Test]
    public async Task It_is_empty_of_the_same_encoding_and_gone_afterwards()
    {
        await ExecuteAsync(_connection, "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
        await using (var latin = await OpenAsync("latin"))
        {
            await using var scratch = await ScratchDatabase.CreateAsync(latin, CancellationToken.None);
            var encoding = new NpgsqlCommand("SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()", scratch.Connection);
            await using (encoding)
            {
                Assert.That(await encoding.ExecuteScalarAsync(), Is.EqualTo("LATIN1"));
            }

            Assert.That(await LeftAsync(), Has.Length.EqualTo(1));
        }

        await ExecuteAsync(_connection, "DROP DATABASE latin");
        Assert.That(await LeftAsync(), Is.Empty);
    }

    [Test]
    public async Task It_is_dropped_under_the_feet_of_a_statement_that_was_cancelled()
    {
        using var soon = new CancellationTokenSource();
        Assert.CatchAsync<OperationCanceledException>(async () =>
        {
            await using var scratch = await ScratchDatabase.CreateAsync(_connection, soon.Token);
            soon.CancelAfter(TimeSpan.FromMilliseconds(50));
            await using var sleep = new NpgsqlCommand("SELECT pg_sleep(60)", scratch.Connection);
            await sleep.ExecuteNonQueryAsync(soon.Token);
        });
        Assert.That(await LeftAsync(), Is.Empty);
    }

    [Test]
    public async Task Cancelled_while_it_is_created_it_leaves_nothing([Values(0, 5, 20, 60)] int milliseconds)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(milliseconds));
        try
        {
            await using var scratch = await ScratchDatabase.CreateAsync(_connection, soon.Token);
        }
        catch (OperationCanceledException)
        {
            // As it should be, unless the server was quicker.
        }

        Assert.That(await LeftAsync(), Is.Empty);
    }

    [Test]
    public async Task What_a_killed_process_left_is_dropped_by_the_next()
    {
        await ExecuteAsync(_connection, $"CREATE DATABASE {Old}");
        await using var scratch = await ScratchDatabase.CreateAsync(_connection, CancellationToken.None);
        Assert.That(await LeftAsync(), Does.Not.Contain(Old));
    }

    [Test]
    public async Task What_others_use_stays_and_so_does_what_is_not_ours()
    {
        string[] others = ["migrationkit_scratch_backup", "migrationkit_scratch_of_1700000000_x", "migrationkitXscratchX1700000000X0123456789"];
        foreach (var name in others)
        {
            await ExecuteAsync(_connection, $"CREATE DATABASE \"{name}\"");
        }

        await ExecuteAsync(_connection, $"CREATE DATABASE {Old}");
        await using (await OpenAsync(Old))
        {
            await using var first = await ScratchDatabase.CreateAsync(_connection, CancellationToken.None);
            await using var second = await ScratchDatabase.CreateAsync(_connection, CancellationToken.None);
            Assert.That(await LeftAsync(), Is.SupersetOf(others[..2]).And.Contain(Old).And.Length.EqualTo(5), "two that are in use, one used by others, two of others");
        }

        foreach (var name in others)
        {
            await ExecuteAsync(_connection, $"DROP DATABASE \"{name}\"");
        }
    }

    [Test]
    public async Task A_subscription_in_it_does_not_keep_it()
    {
        await using (var scratch = await ScratchDatabase.CreateAsync(_connection, CancellationToken.None))
        {
            await ExecuteAsync(scratch.Connection, "CREATE SUBSCRIPTION s CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false)");
        }

        Assert.That(await LeftAsync(), Is.Empty);
    }

    private async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var target = new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = database, Pooling = false };
        var connection = new NpgsqlConnection(target.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private async Task<string[]> LeftAsync()
    {
        await using var command = new NpgsqlCommand(@"SELECT coalesce(array_agg(datname::text), '{}') FROM pg_database WHERE datname LIKE 'migrationkit\_scratch%'", _connection);
        return (string[])(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
