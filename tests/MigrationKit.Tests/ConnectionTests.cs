using System.Net;
using System.Net.Sockets;
using MigrationKit.Internal;
using MigrationKit.Tests.Support;
using Npgsql;

namespace MigrationKit.Tests;

/// <summary>Ways to a database, and what is said where there is none.</summary>
internal sealed class ConnectionTests : DatabaseTest
{
    private static readonly MigrationSet Shop = Sets.Of(("1_users", "CREATE TABLE public.users (id int);"));

    [Test]
    public async Task A_server_that_is_not_there()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var failure = await FailureOfAsync(new Migrator($"Host=127.0.0.1;Port={port};Database=shop;Username=app;Password=s3cret", [Shop]));

        Assert.That(failure.Message, Is.EqualTo(
            $"MK6002: PostgreSQL at 127.0.0.1:{port} (database shop) cannot be reached: Connection refused. See whether the "
                + $"server runs and accepts "
            + $"connections from here: pg_isready -h 127.0.0.1 -p {port}; or correct Host= and Port= in the connection string."));
    }

    [Test]
    public async Task A_host_that_has_no_address()
    {
        var failure = await FailureOfAsync(new Migrator("Host=no-such-host.invalid;Database=shop;Username=app;Password=s3cret", [Shop]));

        Assert.That(failure.Message, Does.StartWith("MK6002: PostgreSQL at no-such-host.invalid:5432 (database shop) cannot be reached: "));
        Assert.That(failure.ToString(), Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task A_wrong_password()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await using var hba = await PasswordRule.ForAsync(role.Name);
        var settings = new NpgsqlConnectionStringBuilder(role.ConnectionString) { Password = "wr0ng-word" };

        var failure = await FailureOfAsync(new Migrator(settings.ConnectionString, [Shop]));

        Assert.That(failure.Message, Does.StartWith(
            $"MK6003: PostgreSQL at {settings.Host}:{settings.Port} does not let the role '{role.Name}' in: password "
                + $"authentication failed for user \"{role.Name}\"."));
        Assert.That(failure.NextStep, Does.Contain($"ALTER ROLE {role.Name} PASSWORD '…';"));
        Assert.That(failure.ToString(), Does.Not.Contain("wr0ng-word"));
    }

    [Test]
    public async Task No_password()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await using var hba = await PasswordRule.ForAsync(role.Name);
        var settings = new NpgsqlConnectionStringBuilder(role.ConnectionString) { Password = null };

        var failure = await FailureOfAsync(new Migrator(settings.ConnectionString, [Shop]));

        Assert.That(failure.Message, Does.StartWith("MK6003: ").And.Contain("no password is given"));
    }

    [Test]
    public async Task A_data_source_that_hides_its_password_or_asks_for_it()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"GRANT CREATE ON DATABASE {Database.Name} TO {role.Name}; GRANT CREATE ON SCHEMA public TO "
            + $"{role.Name}");
        await using var hba = await PasswordRule.ForAsync(role.Name);
        var settings = new NpgsqlConnectionStringBuilder(role.ConnectionString);
        var password = settings.Password!;

        await using (var hidden = NpgsqlDataSource.Create(settings.ConnectionString))
        {
            Assert.That(hidden.ConnectionString, Does.Not.Contain(password));
            Assert.That((await new Migrator(hidden, [Shop]).ApplyAsync()).Applied.Count(), Is.EqualTo(1));
        }

        settings.Password = null;
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UsePasswordProvider(_ => password, (_, _) => ValueTask.FromResult(password));
        await using var provided = builder.Build();
        var more = Sets.Of(("1_users", "CREATE TABLE public.users (id int);"), ("2_more", "SELECT 1;"));
        Assert.That((await new Migrator(provided, [more]).ApplyAsync()).Applied.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_database_that_does_not_exist()
    {
        var settings = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Database = "No Such" };

        var failure = await FailureOfAsync(new Migrator(settings.ConnectionString, [Shop]));

        Assert.That(failure.Message, Is.EqualTo(
            $"MK6004: The server at {settings.Host}:{settings.Port} has no database \"No Such\". Create it with: CREATE "
                + $"DATABASE \"No Such\" OWNER "
            + $"{settings.Username}; or correct Database= in the connection string."));
    }

    [Test]
    public async Task A_database_that_the_role_may_not_connect_to()
    {
        await using var role = await TestRole.CreateAsync(Database);
        await Database.ExecuteAsync($"REVOKE CONNECT ON DATABASE {Database.Name} FROM PUBLIC");

        var failure = await FailureOfAsync(new Migrator(role.ConnectionString, [Shop]));

        Assert.That(
            failure.Message,
            Does.StartWith($"MK6005: The role {role.Name} may not connect")
                .And.Contain($"GRANT CONNECT ON DATABASE {Database.Name} TO {role.Name};"));
    }

    [Test]
    public async Task Several_hosts_lead_to_the_primary()
    {
        var settings = new NpgsqlConnectionStringBuilder(Database.ConnectionString);
        settings.Host = $"127.0.0.1:{settings.Port},localhost:{settings.Port}";

        await new Migrator(settings.ConnectionString, [Shop]).ApplyAsync();

        Assert.That(await HistoryAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_URL_is_a_connection_string_too()
    {
        var settings = new NpgsqlConnectionStringBuilder(Database.ConnectionString);

        await new Migrator($"postgres://{settings.Username}@{settings.Host}:{settings.Port}/{Database.Name}", [Shop]).ApplyAsync();

        Assert.That(await HistoryAsync(), Has.Count.EqualTo(1));
    }

    [TestCase("postgres://app:p%40ss%2Fword@db.example.com:5433/shop?sslmode=verify-full&application_name=web",
        "Host=db.example.com;Port=5433;Username=app;Password=p@ss/word;Database=shop;SSL Mode=VerifyFull;Application Name=web")]
    [TestCase("postgresql://db/shop", "Host=db;Database=shop")]
    [TestCase("POSTGRES://app@[::1]:6000/shop", "Username=app;Host=::1;Port=6000;Database=shop")]
    [TestCase("postgres://a:1,b:2/shop?target_session_attrs=primary&connect_timeout=3&Pooling=false",
        "Host=a:1,b:2;Database=shop;Target Session Attributes=primary;Timeout=3;Pooling=False")]
    [TestCase("postgres:///shop?host=%2Ftmp&user=me&sslrootcert=ca.pem&dbname=other", "Host=/tmp;Username=me;Root "
        + "Certificate=ca.pem;Database=other")]
    public void URLs(string url, string expected)
    {
        var actual = new NpgsqlConnectionStringBuilder(ConnectionStringReader.Read(url));

        Assert.That(actual.EquivalentTo(new NpgsqlConnectionStringBuilder(expected)), Is.True, actual.ConnectionString);
    }

    [TestCase("Host=x;Pasword=s3cret")]
    [TestCase("postgres://app:s3cret@x:port/shop")]
    [TestCase("postgres://app:s3cret@x/shop?pgbouncer=true")]
    [TestCase("s3cret")]
    public void What_cannot_be_read_is_not_repeated(string text)
    {
        Assert.That(
            () => new Migrator(text, [Shop]),
            Throws.InstanceOf<MigrationException>().With.Message.StartsWith("MK6013: The connection string cannot be read: ")
                .And.Message.Contains("postgres://app:…@localhost:5432/shop").And.Message.Not.Contains("s3cret"));
    }
}
