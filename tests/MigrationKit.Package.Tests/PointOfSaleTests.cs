using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using MigrationKit.Package.Tests.Building;
using MigrationKit.Testing;

namespace MigrationKit.Package.Tests;

/// <summary>The sample as a user has it: in a folder of its own, built from the packages, run against a real server.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[Parallelizable(ParallelScope.Self)]
public sealed class PointOfSaleTests
{
    private TestProject _shop = null!;
    private PostgresDatabase _database = null!;
    private RunningApplication _running = null!;

    [OneTimeSetUp]
    public async Task Build_and_start_it()
    {
        _database = await SharedServer.CreateDatabaseAsync();
        _shop = await TestProject.CreateAsync("PointOfSale");
        CopySample(_shop.Directory);
        _shop.Write("Directory.Build.props", $"<Project><PropertyGroup><MigrationKitVersion>{PackedFeed.Version}</MigrationKitVersion></PropertyGroup></Project>");
        (await _shop.RunAsync("restore")).SucceedsWithoutWarning();
        (await _shop.BuildAsync()).SucceedsWithoutWarning();
        _running = await RunningApplication.StartAsync(_shop, _database);
    }

    [OneTimeTearDown]
    public async Task Stop_it()
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    [Test]
    public void All_of_its_migrations_are_applied()
    {
        Assert.That(_shop.MigrationIds, Has.Count.EqualTo(4));
        Assert.That(_shop.MigrationIds, Is.All.Matches<string>(id => _running.Output.Contains("Applied " + id, StringComparison.Ordinal)));
    }

    [Test]
    public void One_migration_is_a_rename_and_one_an_online_index()
    {
        Assert.That(_shop.Read(_shop.InMigration(1, "up.sql")), Does.Contain("RENAME COLUMN ean TO barcode").And.Not.Contain("DROP"));
        Assert.That(_shop.Read(_shop.InMigration(2, "up.sql")), Does.Contain("-- migrationkit:step no-transaction").And.Contain("CREATE INDEX CONCURRENTLY"));
    }

    [TestCase("SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = 'public'", 11)]
    [TestCase("SELECT count(*) FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class t ON t.oid = i.indrelid WHERE t.relnamespace = 'public'::regnamespace AND NOT i.indisprimary", 24)]
    [TestCase("SELECT count(*) FROM pg_catalog.pg_index WHERE NOT indisvalid", 0)]
    [TestCase("SELECT count(*) FROM pg_catalog.pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'f'", 11)]
    public async Task The_database_has_this_many(string sql, int count) => Assert.That(await CountAsync(sql), Is.EqualTo(count));

    [Test]
    public async Task A_sale_is_rows_in_every_table_that_it_concerns()
    {
        var location = await CreateAsync("/locations", new { code = "HAM", name = "Hamburg", timeZone = "Europe/Berlin" });
        var cashier = await CreateAsync("/users", new { email = "mia@shop.example", displayName = "Mia", role = "manager", locationId = location });
        var customer = await CreateAsync("/customers", new { name = "Ada Lovelace", email = "ada@example.org" });
        var product = await CreateAsync("/products", new
        {
            sku = "COF-1000",
            name = "Espresso beans, 1 kg",
            price = 18.90m,
            cost = 9.50m,
            attributes = new { roast = "dark" },
            images = new[] { "https://images.shop.example/cof-1000.jpg" },
        });
        await PostAsync("/deliveries", new { locationId = location, productId = product, quantity = 10, reorderLevel = 8 });

        var receipt = await PostAsync("/sales", new
        {
            locationId = location,
            cashierId = cashier,
            customerId = customer,
            method = "card",
            reference = "T-1001",
            items = new[] { new { productId = product, quantity = 2 } },
        });

        Assert.That(receipt.GetProperty("total").GetDecimal(), Is.EqualTo(37.80m));
        Assert.That(
            await CountAsync("SELECT count(*) FROM transaction t JOIN transaction_item i ON i.transaction_id = t.id JOIN payment p ON p.transaction_id = t.id WHERE t.total = i.total AND t.total = p.amount AND p.method = 'card'"),
            Is.EqualTo(1));
        Assert.That(await CountAsync("SELECT quantity FROM inventory"), Is.EqualTo(8));
        Assert.That(await CountAsync("SELECT count(*) FROM event_log WHERE kind = 'sale.completed' AND payload ->> 'total' = '37.80'"), Is.EqualTo(1));
        Assert.That((await GetAsync("/products"))[0].GetProperty("stock").GetInt64(), Is.EqualTo(8));
        Assert.That((await GetAsync($"/customers/{customer}")).GetProperty("loyaltyPoints").GetInt32(), Is.EqualTo(37));
        Assert.That((await GetAsync($"/customers/{customer}/purchases")).GetArrayLength(), Is.EqualTo(1));
        Assert.That((await GetAsync($"/locations/{location}/to-reorder")).GetArrayLength(), Is.EqualTo(1));
        Assert.That((await GetAsync("/reports/sales-per-day"))[0].GetProperty("total").GetDecimal(), Is.EqualTo(37.80m));

        using var price = await _running.Client.PutAsJsonAsync($"/products/{product}/price", new { price = 19.90m, userId = cashier });
        Assert.That((int)price.StatusCode, Is.EqualTo(204));
        Assert.That(await CountAsync("SELECT count(*) FROM audit_log WHERE before ->> 'price' = '18.90' AND after ->> 'price' = '19.90'"), Is.EqualTo(1));
    }

    [Test]
    public async Task What_the_database_refuses_is_a_conflict_and_leaves_nothing()
    {
        await CreateAsync("/customers", new { name = "Grace Hopper", email = "grace@example.org" });

        using var again = await _running.Client.PostAsJsonAsync("/customers", new { name = "Somebody else", email = "GRACE@example.org" });

        Assert.That((int)again.StatusCode, Is.EqualTo(409));
        Assert.That(await again.Content.ReadAsStringAsync(), Does.Contain("ux_customer_email"));
        Assert.That(await CountAsync("SELECT count(*) FROM customer WHERE lower(email) = 'grace@example.org'"), Is.EqualTo(1));
    }

    private static void CopySample(string directory)
    {
        var sample = Path.Combine(PackedFeed.Repository, "samples", "PointOfSale");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(sample, file);
            if (path.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            {
                var target = Path.Combine(directory, path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target, overwrite: true);
            }
        }
    }

    private async Task<long> CreateAsync(string path, object body) => (await PostAsync(path, body)).GetProperty("id").GetInt64();

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await _running.Client.PostAsJsonAsync(path, body);
        Assert.That(response.IsSuccessStatusCode, Is.True, $"POST {path}: {await response.Content.ReadAsStringAsync()}\n{_running.Output}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<JsonElement> GetAsync(string path) => _running.Client.GetFromJsonAsync<JsonElement>(path);

    private async Task<long> CountAsync(string sql)
    {
        await using var command = _database.DataSource.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
