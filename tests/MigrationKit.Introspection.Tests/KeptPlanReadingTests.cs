using MigrationKit.Core.Model;
using MigrationKit.Internal;
using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Introspection.Tests;

/// <summary>Schemas that are read one after the other in a session that keeps the plans of the queries.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class KeptPlanReadingTests
{
    private static readonly string[] s_names = ["acme", "second", "third"];

    [Test]
    public async Task Each_is_read_as_in_a_session_of_its_own_whatever_was_changed_meanwhile()
    {
        await using var database = await CreateAsync();
        await using var session = await OpenAsync(database);

        string[] changes =
        [
            "SELECT",
            "ALTER TABLE {0}.users ADD late int DEFAULT 7; CREATE INDEX late_users ON {0}.users (late)",
            "CREATE SCHEMA other_than_{0}; CREATE TABLE other_than_{0}.stray (id int)",
            "DROP VIEW {0}.paid; CREATE EXTENSION IF NOT EXISTS btree_gist; CREATE TABLE {0}.pairs (a int, b int, EXCLUDE USING gist (a WITH =, b WITH <>))",
            "GRANT SELECT ON {0}.orders TO pg_monitor; ANALYZE",
        ];
        foreach (var change in changes)
        {
            foreach (var name in s_names)
            {
                await database.ExecuteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, change, name));
                var expected = await ReadingCase.ReadAsync(database, FilterOf(name));

                Assert.That(await CatalogReader.ReadAsync(session, FilterOf(name), CancellationToken.None), Is.EqualTo(expected), $"{name} after {change}");
            }
        }

        Assert.That(KeptPlans.Of(session).Count, Is.GreaterThan(10));
    }

    [Test]
    public async Task They_are_planned_once()
    {
        await using var database = await CreateAsync();
        await using var session = await OpenAsync(database);
        if (session.PostgreSqlVersion.Major < 14)
        {
            Assert.Ignore("The server does not count plans before PostgreSQL 14.");
        }

        foreach (var name in s_names)
        {
            await CatalogReader.ReadAsync(session, FilterOf(name), CancellationToken.None);
        }

        await using var command = new NpgsqlCommand("SELECT DISTINCT generic_plans || ' ' || custom_plans FROM pg_prepared_statements", session);
        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo("3 0"));
    }

    [Test]
    public async Task A_name_that_somebody_has_put_before_the_catalogs_is_not_found()
    {
        await using var database = await CreateAsync();
        await database.ExecuteAsync("CREATE SCHEMA planted; CREATE TABLE planted.pg_class (oid int); CREATE TABLE planted.pg_depend (oid int)");
        await using var session = await OpenAsync(database);
        await using (var path = new NpgsqlCommand("SET search_path = planted, pg_catalog", session))
        {
            await path.ExecuteNonQueryAsync();
        }

        var first = await CatalogReader.ReadAsync(session, FilterOf("acme"), CancellationToken.None);
        var second = await CatalogReader.ReadAsync(session, FilterOf("acme"), CancellationToken.None);

        Assert.That(first, Is.EqualTo(await ReadingCase.ReadAsync(database, FilterOf("acme"))));
        Assert.That(second, Is.EqualTo(first));
    }

    [TestCase("DEALLOCATE ALL")]
    [TestCase("DEALLOCATE _p3")]
    [TestCase("DISCARD PLANS")]
    [TestCase("DISCARD ALL")]
    public async Task They_may_get_lost(string sql)
    {
        await using var database = await CreateAsync();
        await using var session = await OpenAsync(database);
        var expected = await CatalogReader.ReadAsync(session, FilterOf("acme"), CancellationToken.None);
        await using (var lose = new NpgsqlCommand(sql, session))
        {
            await lose.ExecuteNonQueryAsync();
        }

        Assert.That(await CatalogReader.ReadAsync(session, FilterOf("acme"), CancellationToken.None), Is.EqualTo(expected));
        Assert.That(await CatalogReader.ReadAsync(session, FilterOf("acme"), CancellationToken.None), Is.EqualTo(expected));
    }

    private static CatalogFilter FilterOf(string name) => new() { Schemas = EquatableArray.Of(name) };

    private static async Task<NpgsqlConnection> OpenAsync(PostgresDatabase database)
    {
        var session = await new ConnectionSource(database.ConnectionString).OpenOwnAsync(CancellationToken.None);
        KeptPlans.Of(session).OutliveRuns = true;
        return session;
    }

    private static async Task<PostgresDatabase> CreateAsync()
    {
        var database = await SharedServer.CreateDatabaseAsync();
        await database.ExecuteAsync(string.Concat(s_names.Select(ManySchemasTests.SchemaOf)));
        return database;
    }
}
