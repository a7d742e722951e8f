using MigrationKit.Core.Model;
using MigrationKit.Introspection.Tests.Cases;
using MigrationKit.Tests.Corpus;
using Npgsql;

namespace MigrationKit.Introspection.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class CatalogReaderTests
{
    private static IEnumerable<TestCaseData> Cases => AllCases.All.Select(Data);

    private static IEnumerable<TestCaseData> ModelledCases => AllCases.Modelled.Select(Data);

    [TestCaseSource(nameof(Cases))]
    public async Task Reads_what_is_there_and_reports_what_is_not_modelled(object data)
    {
        var test = (CatalogCase)data;
        await using var database = await ReadingCase.CreateDatabaseAsync(test);

        var snapshot = await ReadingCase.ReadAsync(database);

        Assert.That(snapshot.Schema.Objects.Where(item => item.Id.Kind == test.Kind), Is.EquivalentTo(test.Expected));
        Assert.That(snapshot.NotModelled.Select(static finding => finding.Message), Is.EqualTo(test.NotModelled));
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Reading_twice_gives_the_same(object data)
    {
        await using var database = await ReadingCase.CreateDatabaseAsync((CatalogCase)data);

        var first = await ReadingCase.ReadAsync(database);

        Assert.That(await ReadingCase.ReadAsync(database), Is.EqualTo(first));
    }

    // What is in some schemas is found by other ways than what is in a database.
    [TestCaseSource(nameof(Cases))]
    public async Task Reading_every_schema_by_its_name_gives_all_that_is_in_schemas(object data)
    {
        await using var database = await ReadingCase.CreateDatabaseAsync((CatalogCase)data);

        await ReadingCase.AssertReadByNameAsync(database);
    }

    [TestCaseSource(nameof(ModelledCases))]
    public async Task What_was_read_can_be_created_anew(object data)
    {
        await using var database = await ReadingCase.CreateDatabaseAsync((CatalogCase)data);
        var snapshot = await ReadingCase.ReadAsync(database);
        Assume.That(snapshot.NotModelled, Is.Empty, "the model has not all of it");
        await using var copy = await SharedServer.CreateDatabaseAsync();

        await ReadingCase.CreateAsync(copy, snapshot.Schema);

        Assert.That(await ReadingCase.ReadAsync(copy), Is.EqualTo(snapshot));
        Assert.That(SchemaDump.Normalize(await SharedServer.DumpAsync(copy)), Is.EqualTo(SchemaDump.Normalize(await SharedServer.DumpAsync(database))));
    }

    [Test]
    public async Task An_empty_database_is_the_empty_schema()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();

        var snapshot = await ReadingCase.ReadAsync(database);

        Assert.That(snapshot, Is.EqualTo(new CatalogSnapshot(DatabaseSchema.Empty, [])));
    }

    [Test]
    public async Task The_schema_of_the_history_is_left_out()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE SCHEMA migrationkit; CREATE TABLE migrationkit.h (a int PRIMARY KEY); CREATE VIEW migrationkit.v AS SELECT 1");

        Assert.That(await ReadingCase.ReadAsync(database), Is.EqualTo(new CatalogSnapshot(DatabaseSchema.Empty, [])));
    }

    [Test]
    public async Task Storage_parameters_are_sorted()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (a int); CREATE INDEX i ON t (a) WITH (fillfactor = 70, deduplicate_items = off)");

        var index = (await ReadingCase.ReadAsync(database)).Schema.All<TableIndex>().Single();

        Assert.That(index.Parameters, Is.EqualTo(new[] { "deduplicate_items=off", "fillfactor=70" }));
    }

    [Test]
    public async Task The_columns_keep_their_place()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (z int, gone int, a int); ALTER TABLE t DROP COLUMN gone; ALTER TABLE t ADD b int");

        var schema = (await ReadingCase.ReadAsync(database)).Schema;

        var columns = schema.ColumnsOf(ObjectId.Of(ObjectKind.Table, CatalogCase.Table));
        Assert.That(columns.Select(static column => (column.Name, column.Ordinal.Value)), Is.EqualTo(new[] { ("z", 1), ("a", 3), ("b", 4) }));
    }

    [Test]
    public async Task An_invalid_index_is_not_taken_for_a_valid_one()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)");
        Assert.That(() => database.ExecuteAsync("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)"), Throws.InstanceOf<PostgresException>());

        var snapshot = await ReadingCase.ReadAsync(database);

        Assert.That(snapshot.Schema.All<TableIndex>().Single().IsValid, Is.False);
        Assert.That(snapshot.NotModelled, Is.Empty);
    }

    [Test]
    public async Task A_subscription_is_reported()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE SUBSCRIPTION sub CONNECTION 'dbname=x' PUBLICATION y WITH (connect = false)");

        var snapshot = await ReadingCase.ReadAsync(database);

        // A database with a subscription cannot be dropped.
        await database.ExecuteAsync("ALTER SUBSCRIPTION sub SET (slot_name = NONE); DROP SUBSCRIPTION sub");
        Assert.That(snapshot.NotModelled.Single().Message, Is.EqualTo("subscription sub exists and is not modelled."));
    }

    [Test]
    public async Task A_role_without_rights_reads_the_same()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE SCHEMA s; CREATE TYPE s.e AS ENUM ('x'); CREATE TABLE s.t (a serial PRIMARY KEY, b s.e DEFAULT 'x'); CREATE VIEW s.v AS SELECT * FROM s.t");
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var expected = await CatalogReader.ReadAsync(connection, CatalogFilter.Default, CancellationToken.None);
        await using var command = new NpgsqlCommand($"CREATE ROLE nobody_{database.Name}; SET ROLE nobody_{database.Name}", connection);
        await command.ExecuteNonQueryAsync();

        var snapshot = await CatalogReader.ReadAsync(connection, CatalogFilter.Default, CancellationToken.None);

        Assert.That(snapshot, Is.EqualTo(expected));
        await using var cleanup = new NpgsqlCommand($"RESET ROLE; DROP ROLE nobody_{database.Name}", connection);
        await cleanup.ExecuteNonQueryAsync();
    }

    [Test]
    public async Task The_session_is_left_as_it_was()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await CatalogReader.ReadAsync(connection, CatalogFilter.Default, CancellationToken.None);

        await using var command = new NpgsqlCommand("SELECT current_setting('search_path') || current_setting('transaction_read_only')", connection);

        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo("\"$user\", publicoff"));
        Assert.That(() => connection.BeginTransaction().Dispose(), Throws.Nothing);
    }

    [Test]
    public async Task A_cancelled_reading_leaves_no_transaction_behind()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (a int)");
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var blocker = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await blocker.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("LOCK TABLE pg_class", blocker))
        {
            await command.ExecuteNonQueryAsync();
        }

        using var impatience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        Assert.That(() => CatalogReader.ReadAsync(connection, CatalogFilter.Default, impatience.Token), Throws.InstanceOf<OperationCanceledException>());
        await transaction.RollbackAsync();
        Assert.That((await CatalogReader.ReadAsync(connection, CatalogFilter.Default, CancellationToken.None)).Schema.All<Table>(), Has.One.Items);
    }

    private static TestCaseData Data(CatalogCase test) => new TestCaseData(test).SetArgDisplayNames($"{test.Kind}: {test.Name}");
}
