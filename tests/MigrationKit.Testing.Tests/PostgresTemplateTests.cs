using System.Diagnostics;
using Npgsql;

namespace MigrationKit.Testing.Tests;

public sealed class PostgresTemplateTests
{
    private PostgresTemplate _template = null!;

    [OneTimeSetUp]
    public async Task PrepareAsync() => _template = await (await SharedServer.Instance).CreateTemplateAsync(FillAsync);

    [OneTimeTearDown]
    public async Task DropAsync() => await _template.DisposeAsync();

    [Test]
    public async Task A_clone_has_the_rows_of_its_template()
    {
        await using var clone = await _template.CreateDatabaseAsync();
        Assert.That(await CountAsync(clone), Is.EqualTo(1000));
    }

    [Test]
    public async Task Clones_do_not_see_each_other()
    {
        await using var first = await _template.CreateDatabaseAsync();
        await using var second = await _template.CreateDatabaseAsync();
        await first.ExecuteAsync("DELETE FROM item");
        Assert.That(await CountAsync(second), Is.EqualTo(1000));
    }

    [Test]
    public async Task Clones_are_made_concurrently()
    {
        var watch = Stopwatch.StartNew();
        var clones = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _template.CreateDatabaseAsync()));
        TestContext.Out.WriteLine($"20 clones at a time: {watch.ElapsedMilliseconds / 20.0:F1} ms each");
        Assert.That(clones.Select(static clone => clone.Name), Is.Unique);
        watch.Restart();
        foreach (var clone in clones)
        {
            await clone.DisposeAsync();
        }

        TestContext.Out.WriteLine($"Dropped: {watch.ElapsedMilliseconds / 20.0:F1} ms each");
    }

    [Test]
    public async Task A_clone_takes_milliseconds()
    {
        const int Count = 20;
        await (await _template.CreateDatabaseAsync()).DisposeAsync();
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < Count; number++)
        {
            await using var clone = await _template.CreateDatabaseAsync();
        }

        var each = watch.Elapsed.TotalMilliseconds / Count;
        TestContext.Out.WriteLine($"Cloned and dropped in {each:F1} ms");
        Assert.That(each, Is.LessThan(1000));
    }

    [Test]
    public async Task A_template_left_with_open_connections_can_be_cloned()
    {
        var open = new List<NpgsqlConnection>();
        await using var template = await (await SharedServer.Instance).CreateTemplateAsync(async connectionString =>
        {
            open.Add(new NpgsqlConnection(connectionString));
            await open[0].OpenAsync();
        });
        await using var clone = await template.CreateDatabaseAsync();
        Assert.That(async () => await clone.ExecuteAsync("SELECT 1"), Throws.Nothing);
        await open[0].DisposeAsync();
    }

    [Test]
    public async Task A_template_that_could_not_be_prepared_is_dropped()
    {
        var server = await SharedServer.Instance;
        var name = "";
        Assert.That(
            async () => await server.CreateTemplateAsync(connectionString =>
            {
                name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
                throw new InvalidDataException();
            }),
            Throws.TypeOf<InvalidDataException>());
        await using var database = await server.CreateDatabaseAsync();
        await using var command = database.DataSource.CreateCommand($"SELECT count(*) FROM pg_database WHERE datname = '{name}'");
        Assert.That(await command.ExecuteScalarAsync(), Is.Zero);
    }

    private static async Task FillAsync(string connectionString)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(
            """
            CREATE TABLE item (id int PRIMARY KEY, name text);
            INSERT INTO item SELECT i, 'item ' || i FROM generate_series(1, 1000) AS i;
            """);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(PostgresDatabase database)
    {
        await using var command = database.DataSource.CreateCommand("SELECT count(*) FROM item");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
