using MigrationKit.Core.Model;
using MigrationKit.Testing;

namespace MigrationKit.Introspection.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class CatalogFilterTests
{
    private const string Sql = """
        CREATE SCHEMA a;
        CREATE SCHEMA b;
        CREATE TABLE a.t (id serial PRIMARY KEY);
        CREATE TABLE b.t (id serial PRIMARY KEY, a int REFERENCES a.t);
        CREATE INDEX i ON b.t (a);
        CREATE STATISTICS a.about_b ON id, a FROM b.t;
        CREATE VIEW b.v AS SELECT 1;
        CREATE TABLE "__EFMigrationsHistory" (id int);
        CREATE PUBLICATION p;
        CREATE FOREIGN DATA WRAPPER w;
        CREATE SERVER x FOREIGN DATA WRAPPER w;
        CREATE USER MAPPING FOR mk_app SERVER x;
        ALTER DEFAULT PRIVILEGES FOR ROLE mk_app GRANT SELECT ON TABLES TO mk_reader;
        """;

    [Test]
    public async Task Only_the_schemas_asked_for_are_read_and_nothing_that_is_in_none()
    {
        var snapshot = await ReadAsync(new CatalogFilter { Schemas = EquatableArray.Of("b") });

        Assert.That(snapshot.Schema.Objects.Select(static item => item.Id.ToString()), Is.EqualTo(new[]
        {
            "schema b", "sequence b.t_id_seq", "table b.t", "column b.t.a", "column b.t.id", "primary key b.t.t_pkey", "foreign key b.t.t_a_fkey", "view b.v", "index b.t.i",
        }));
        Assert.That(snapshot.NotModelled, Is.Empty);
    }

    [Test]
    public async Task Excluded_schemas_are_not_read()
    {
        var snapshot = await ReadAsync(new CatalogFilter { ExcludedSchemas = EquatableArray.Of("b", "public") });

        Assert.That(snapshot.Schema.Objects.Select(static item => item.Id.Schema).Distinct(), Is.EquivalentTo(new[] { "", "a" }));
        Assert.That(snapshot.NotModelled.Single().Message, Does.StartWith("user mapping mk_app for server x exists"));
    }

    [Test]
    public async Task Objects_that_match_a_pattern_are_left_out_with_all_their_parts()
    {
        var snapshot = await ReadAsync(new CatalogFilter { ExcludedNames = EquatableArray.Of("__EF*", "b.?") });

        Assert.That(snapshot.Schema.Objects.Select(static item => item.Id.ToString()), Is.EqualTo(new[]
        {
            "schema a", "schema b", "foreign data wrapper w", "foreign server x", "sequence a.t_id_seq", "table a.t", "column a.t.id", "primary key a.t.t_pkey",
            "publication p", "default privileges TABLES(mk_app)",
        }));
        Assert.That(snapshot.NotModelled.Single().Message, Does.StartWith("user mapping mk_app for server x exists"));
    }

    [Test]
    public void An_extension_is_where_its_schema_is()
    {
        var extension = new Extension("citext") { Schema = "b" };
        var filter = new CatalogFilter { Schemas = EquatableArray.Of("b") };

        Assert.That(filter.Of(DatabaseSchema.Create([extension, new Extension("hstore")])).Objects, Is.EqualTo(new[] { extension }));
    }

    private static async Task<CatalogSnapshot> ReadAsync(CatalogFilter filter)
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await database.ExecuteAsync(Sql);
        return await ReadingCase.ReadAsync(database, filter);
    }
}
