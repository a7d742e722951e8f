using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Introspection.Canonical;
using MigrationKit.Testing;
using MigrationKit.Tests.Schemas;
using Npgsql;

namespace MigrationKit.Introspection.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class DatabaseWordsTests
{
    private static readonly QualifiedName Items = new("public", "items");
    private static readonly Table Table = new(Items) { Origin = new Origin("Item") };
    private static readonly Column Price = new() { Table = Items, Name = "price", Type = PgType.BuiltIn("numeric", "10,2"), Ordinal = 7, Origin = new Origin("Item", "Price") };

    [Test]
    public async Task Both_ways_come_to_the_same([Range(1, 5)] int seed)
    {
        var declared = RandomSchema.Pair(seed, version: (await SharedServer.Instance).ServerVersion.Major).To;
        Assume.That(TransactionWords.CanHold(declared), "a kind that has one way only");
        await using var database = await SharedServer.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var words = await TransactionWords.OfAsync(connection, declared, CancellationToken.None);
        Assert.That(await DatabaseWords.OfAsync(connection, declared, CancellationToken.None), Is.EqualTo(words));
        Assert.That((await ReadingCase.ReadAsync(database)).Schema, Is.EqualTo(DatabaseSchema.Empty), "something was done to the database itself");
    }

    [Test]
    public async Task A_view_becomes_what_PostgreSQL_prints_and_hints_stay()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        var declared = Declared(
            Table with { RenamedFrom = EquatableArray.Of("things"), Comment = "what is sold", Owner = "nobody_here", Labels = EquatableArray.Of(new Clause("selinux", "x")) },
            Price with { Default = "2+1" },
            new EnumType(new("public", "role")) { Values = EquatableArray.Of("x"), RenamedValues = EquatableArray.Of(("x", "y")) },
            View("dear", "AS select price from items where price>100") with { Origin = new Origin("Views", "Dear") });
        var words = await WordsAsync(database, declared);
        var (table, column, view) = (words.All<Table>().Single(), words.All<Column>().Single(), words.All<DefinedObject>().Single());
        Assert.That(view.Definition, Does.Contain("FROM public.items").And.Contain("> (100)::numeric"));
        Assert.That(view.Origin.Value, Is.EqualTo(new Origin("Views", "Dear")));
        Assert.That(view.Uses.Value!.Value.Contains(column.Id), "the server knows what a view uses");
        Assert.That((column.Default, column.Ordinal.Value, column.Origin.Value), Is.EqualTo(("(2 + 1)", 7, new Origin("Item", "Price"))));
        Assert.That((table.Comment, table.RenamedFrom.Value), Is.EqualTo(("what is sold", EquatableArray.Of("things"))));
        Assert.That((table.Owner, table.Labels), Is.EqualTo(("nobody_here", EquatableArray.Of(new Clause("selinux", "x")))), "a server need not have what these need");
        Assert.That(words.All<EnumType>().Single().RenamedValues.Value, Is.EqualTo(EquatableArray.Of(("x", "y"))));
    }

    [Test]
    public async Task Unqualified_names_are_looked_for_as_in_the_database()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await ExecuteAsync(connection, "SET search_path = app");
        var declared = Declared(new Table(new("app", "t")), Price with { Table = new("app", "t") }, View("v", "AS SELECT price FROM t"));
        var view = (await DatabaseWords.OfAsync(connection, declared, CancellationToken.None)).All<DefinedObject>().Single();
        Assert.That(view.Definition, Does.Contain("FROM app.t"));
    }

    [Test]
    public async Task A_schema_with_a_view_takes_the_way_of_the_database()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var words = await SchemaCanonicalizer.CanonicalizeAsync(connection, Declared(View("one", "AS select 1 as n")), CancellationToken.None);
        Assert.That(words.All<DefinedObject>().Single().Definition, Does.EndWith(" SELECT 1 AS n"));
    }

    [Test]
    public async Task A_refused_object_is_named_with_its_origin_and_the_message_of_the_server()
    {
        var broken = View("broken", "AS SELECT prise FROM items") with { Origin = new Origin("Views", "Broken") };
        var finding = await RefusalAsync(Table, Price, View("fine", "AS SELECT price FROM items"), broken);
        Assert.That(finding.Code, Is.EqualTo(Codes.InvalidExpression));
        Assert.That(finding.Message, Is.EqualTo("PostgreSQL rejects view public.broken: column \"prise\" does not exist."));
        Assert.That(finding.NextStep, Does.Contain("items.price"));
        Assert.That(finding.Origin, Is.EqualTo(new Origin("Views", "Broken")));
    }

    [Test]
    public async Task A_refused_part_of_a_table_is_named()
    {
        var check = new CheckConstraint { Table = Items, Name = "ck", Expression = "prise > 0" };
        var finding = await RefusalAsync(Table, Price, check);
        Assert.That(finding.Message, Is.EqualTo("PostgreSQL rejects check constraint public.items.ck: column \"prise\" does not exist."));
        Assert.That(finding.Origin, Is.EqualTo(new Origin("Item")));
    }

    [Test]
    public async Task An_extension_that_the_server_lacks_is_no_fault_of_the_declaration()
    {
        var finding = await RefusalAsync(new Extension("no_such_thing"));
        Assert.That(finding.Code, Is.EqualTo(Codes.MissingOnServer));
        Assert.That(finding.Message, Does.StartWith("PostgreSQL rejects extension no_such_thing: "));
        Assert.That(finding.NextStep, Does.Contain("--scratch"));
    }

    [Test]
    public async Task A_role_that_the_server_lacks_is_no_fault_of_the_declaration()
    {
        var finding = await RefusalAsync(View("v", "AS SELECT 'nobody_here'::regrole AS r"));
        Assert.That(finding.Code, Is.EqualTo(Codes.MissingOnServer));
        Assert.That(finding.NextStep, Does.Contain("CREATE ROLE \"nobody_here\"").And.Contain("--scratch"));
    }

    [Test]
    public async Task A_role_that_may_not_create_databases_is_told_so()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await ExecuteAsync(connection, $"CREATE ROLE guest_{database.Name}; SET ROLE guest_{database.Name}");
        var finding = Assert.ThrowsAsync<FindingException>(() => DatabaseWords.OfAsync(connection, Declared(Table), CancellationToken.None))!.Finding;
        Assert.That(finding.Code, Is.EqualTo(Codes.MissingRights));
        Assert.That(finding.NextStep, Does.Contain("CREATEDB").And.Contain("--scratch"));
        await ExecuteAsync(connection, $"RESET ROLE; DROP ROLE guest_{database.Name}");
    }

    private static DefinedObject View(string name, string definition) =>
        new(ObjectId.Of(ObjectKind.View, new("public", name))) { Definition = definition };

    private static DatabaseSchema Declared(params SchemaObject[] objects) => SchemaNormalizer.Normalize(DatabaseSchema.Create(objects));

    private static async Task<Finding> RefusalAsync(params SchemaObject[] objects)
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        return Assert.ThrowsAsync<FindingException>(() => WordsAsync(database, Declared(objects)))!.Finding;
    }

    private static async Task<DatabaseSchema> WordsAsync(PostgresDatabase database, DatabaseSchema declared)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await DatabaseWords.OfAsync(connection, declared, CancellationToken.None);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
