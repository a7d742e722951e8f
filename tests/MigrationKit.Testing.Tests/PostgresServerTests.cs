using System.Diagnostics;
using Npgsql;

namespace MigrationKit.Testing.Tests;

public sealed class PostgresServerTests
{
    [Test]
    public async Task A_server_starts_and_answers()
    {
        var watch = Stopwatch.StartNew();
        await using var server = await PostgresServer.StartAsync();
        TestContext.Out.WriteLine($"Started in {watch.ElapsedMilliseconds} ms: {server.ServerVersion} in {server.BinDirectory}");
        Assert.That(await ScalarAsync(server.ConnectionString, "SELECT current_setting('is_superuser')"), Is.EqualTo("on"));
    }

    [Test]
    public async Task It_answers_on_its_socket_too()
    {
        var server = await SharedServer.Instance;
        Assume.That(server.SocketDirectory, Is.Not.Null);
        var target = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Host = server.SocketDirectory };
        Assert.That(await ScalarAsync(target.ConnectionString, "SELECT inet_server_addr() IS NULL"), Is.True);
    }

    [Test]
    public async Task Two_servers_run_side_by_side()
    {
        var starts = new[] { PostgresServer.StartAsync(), PostgresServer.StartAsync() };
        await using var first = await starts[0];
        await using var second = await starts[1];
        var port = await ScalarAsync(first.ConnectionString, "SHOW port");
        Assert.That(await ScalarAsync(second.ConnectionString, "SHOW port"), Is.Not.EqualTo(port));
    }

    [Test]
    public async Task Settings_of_the_options_win()
    {
        var settings = new Dictionary<string, string> { ["wal_level"] = "logical", ["application_name"] = "it's \\ me" };
        await using var server = await PostgresServer.StartAsync(new() { Settings = settings });
        Assert.That(await ScalarAsync(server.ConnectionString, "SHOW wal_level"), Is.EqualTo("logical"));
        Assert.That(await ScalarAsync(server.ConnectionString, "SHOW application_name"), Is.EqualTo("it's \\ me"));
    }

    [Test]
    public void A_server_that_does_not_start_is_explained_by_its_log()
    {
        var settings = new Dictionary<string, string> { ["max_connections"] = "many" };
        Assert.That(
            async () => await PostgresServer.StartAsync(new() { Settings = settings }),
            Throws.TypeOf<PostgresServerException>().With.Message.Contains("invalid value for parameter \"max_connections\": \"many\""));
    }

    [TestCase(ShutdownMode.Fast)]
    [TestCase(ShutdownMode.Immediate)]
    public async Task A_restarted_server_has_its_address_and_its_rows(ShutdownMode mode)
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (x int); INSERT INTO t VALUES (7)");
        await database.ExecuteAsync("CHECKPOINT");
        await server.RestartAsync(mode);
        NpgsqlConnection.ClearAllPools();
        Assert.That(await ScalarAsync(database.ConnectionString, "SELECT x FROM t"), Is.EqualTo(7));
    }

    [Test]
    public async Task A_stopped_server_does_not_answer_until_it_is_restarted()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = await server.CreateDatabaseAsync();
        await server.StopAsync();
        Assert.That(async () => await database.ExecuteAsync("SELECT 1"), Throws.InstanceOf<NpgsqlException>());
        await server.RestartAsync();
        Assert.That(async () => await database.ExecuteAsync("SELECT 1"), Throws.Nothing);
    }

    [Test]
    public async Task A_database_can_be_disposed_after_its_server()
    {
        var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        server.Dispose();
        Assert.That(async () => await database.DisposeAsync(), Throws.Nothing);
    }

    [Test]
    public async Task A_server_in_use_gets_databases_and_is_not_stopped()
    {
        var shared = await SharedServer.Instance;
        var server = PostgresServer.Use(shared.ConnectionString);
        await using (var database = await server.CreateDatabaseAsync())
        {
            await database.ExecuteAsync("CREATE TABLE t (x int)");
            Assert.That(await database.DumpSchemaAsync(), Does.Contain("CREATE TABLE public.t"));
        }

        Assert.That(async () => await server.StopAsync(), Throws.InvalidOperationException);
        await server.DisposeAsync();
        Assert.That(await ScalarAsync(shared.ConnectionString, "SELECT 1"), Is.EqualTo(1));
    }

    [Test]
    public void A_server_in_use_that_does_not_answer_is_named_without_its_password()
    {
        const string Unreachable = "Host=127.0.0.1;Port=1;Username=me;Password=secret";
        Assert.That(
            static () => PostgresServer.Use(Unreachable),
            Throws.TypeOf<PostgresServerException>()
                .With.Message.Contains("127.0.0.1:1 cannot be used as me")
                .And.Message.Not.Contains("secret"));
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
