using MigrationKit.Core.Model;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Introspection.Tests;

/// <summary>One schema among others, as that of a tenant is: what it costs to read it is its own matter.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ManySchemasTests
{
    private const int Others = 300;

    private static readonly CatalogFilter s_filter = new() { Schemas = EquatableArray.Of("acme") };

    [Test]
    public async Task A_schema_among_others_is_read_as_if_it_were_alone()
    {
        await using var alone = await CreateAsync();
        await using var among = await CreateAsync();
        await AddOthersAsync(among);

        var snapshot = await ReadingCase.ReadAsync(among, s_filter);

        Assert.That(snapshot.Schema.Objects, Has.Count.GreaterThan(25));
        Assert.That(snapshot, Is.EqualTo(await ReadingCase.ReadAsync(alone, s_filter)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Reading_a_schema_touches_no_more_rows_where_there_are_many(bool isAnalyzed)
    {
        await using var database = await CreateAsync();
        // The first session of a database reads more, to make the file of the catalogs with which the others begin.
        await RowsTouchedAsync(database);
        var alone = await RowsTouchedAsync(database);
        await AddOthersAsync(database);
        await database.ExecuteAsync(isAnalyzed ? "ANALYZE" : "SELECT");

        var among = await RowsTouchedAsync(database);

        TestContext.Out.WriteLine($"{alone} rows alone, {among} rows among {Others} others");
        Assert.That(alone, Is.GreaterThan(100));
        Assert.That(among, Is.LessThan(alone * 1.5));
    }

    // What a session has read that does nothing else.
    private static async Task<long> RowsTouchedAsync(PostgresDatabase database)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await CatalogReader.ReadInTransactionAsync(connection, s_filter, CancellationToken.None);
        await using var command = new NpgsqlCommand(
            "SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint FROM pg_catalog.pg_stat_xact_sys_tables", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<PostgresDatabase> CreateAsync()
    {
        var database = await SharedServer.CreateDatabaseAsync();
        await database.ExecuteAsync(SchemaOf("acme"));
        return database;
    }

    private static async Task AddOthersAsync(PostgresDatabase database)
    {
        foreach (var numbers in Enumerable.Range(1, Others).Chunk(50))
        {
            await database.ExecuteAsync(string.Concat(numbers.Select(static number => SchemaOf($"tenant_{number}"))));
        }
    }

    internal static string SchemaOf(string name) =>
        $"""
        CREATE SCHEMA {name};
        CREATE TYPE {name}.state AS ENUM ('new', 'paid');
        CREATE DOMAIN {name}.amount AS numeric CHECK (VALUE >= 0);
        CREATE TYPE {name}.place AS (street text, town text);
        CREATE TABLE {name}.users (id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY, email text NOT NULL UNIQUE, home {name}.place);
        CREATE TABLE {name}.orders (id serial PRIMARY KEY, user_id int NOT NULL REFERENCES {name}.users, state {name}.state DEFAULT 'new', total {name}.amount CHECK (total < 1000));
        CREATE INDEX orders_by_user ON {name}.orders (user_id, (id + 1));
        CREATE STATISTICS {name}.about_orders ON user_id, state FROM {name}.orders;
        CREATE VIEW {name}.paid AS SELECT o.id, u.email FROM {name}.orders o JOIN {name}.users u ON u.id = o.user_id WHERE o.state = 'paid';
        CREATE FUNCTION {name}.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
        CREATE TRIGGER touched BEFORE UPDATE ON {name}.orders FOR EACH ROW EXECUTE FUNCTION {name}.touch();
        CREATE POLICY own ON {name}.orders USING (user_id > 0);
        CREATE RULE kept AS ON DELETE TO {name}.users DO INSTEAD NOTHING;
        COMMENT ON TABLE {name}.users IS 'who buys';
        GRANT SELECT ON {name}.users TO PUBLIC;

        """;
}
