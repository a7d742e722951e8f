using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Introspection.Canonical;
using MigrationKit.Introspection.Tests.Cases;
using MigrationKit.Testing;

namespace MigrationKit.Introspection.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class SchemaCanonicalizerTests
{
    private static readonly QualifiedName Items = new("public", "items");
    private static readonly QualifiedName Role = new("public", "role");
    private static readonly Column Price = new() { Table = Items, Name = "price", Type = PgType.BuiltIn("numeric", "10,2"), Ordinal = 1, Origin = new Origin("Item", "Price") };
    private static readonly CheckConstraint Positive = new() { Table = Items, Name = "ck_price", Expression = "price > 0", Origin = new Origin("Item", "Price") };
    private static readonly Table Table = new(Items) { Origin = new Origin("Item") };

    private static IEnumerable<TestCaseData> Cases => AllCases.Modelled.Select(static test => new TestCaseData(test).SetArgDisplayNames($"{test.Kind}: {test.Name}"));

    [TestCaseSource(nameof(Cases))]
    public async Task What_was_read_is_canonical_already(object data)
    {
        await using var database = await ReadingCase.CreateDatabaseAsync((CatalogCase)data);
        var before = await ReadingCase.ReadAsync(database);
        Assume.That(TransactionWords.CanHold(before.Schema) || before.NotModelled.IsEmpty, "in a database of its own there is nothing that is not modelled");

        Assert.That(await CanonicalizeAsync(database, before.Schema), Is.EqualTo(before.Schema));
        Assert.That(await ReadingCase.ReadAsync(database), Is.EqualTo(before), "something was left behind");
    }

    [Test]
    public async Task Expressions_become_what_PostgreSQL_prints()
    {
        var expected = Declared(
            Table,
            Price with { Default = "(1)::numeric" },
            Price with { Name = "twice", Ordinal = 2, Generated = new GeneratedExpression("(price * (2)::numeric)") },
            Positive with { Expression = "(price > (0)::numeric)" },
            new TableIndex { Table = Items, Name = "ix", Keys = EquatableArray.Of(new IndexKey { Expression = "price + (1)::numeric" }), Where = "(price < (5)::numeric)" });
        var declared = Declared(
            Table,
            Price with { Default = "1::numeric" },
            Price with { Name = "twice", Ordinal = 2, Generated = new GeneratedExpression("price*2") },
            Positive,
            new TableIndex { Table = Items, Name = "ix", Keys = EquatableArray.Of(new IndexKey { Expression = "price+1", OperatorClass = "numeric_ops" }), Where = "price<5" });
        await using var database = await SharedServer.CreateDatabaseAsync();

        var canonical = await CanonicalizeAsync(database, declared);

        Assert.That(canonical.Objects, Is.EqualTo(expected.Objects));
        Assert.That(canonical, Is.Not.EqualTo(declared));
    }

    [Test]
    public async Task The_hints_stay()
    {
        var role = new EnumType(Role) { Values = EquatableArray.Of("x"), RenamedValues = EquatableArray.Of(("x", "y")) };
        var declared = Declared(Table with { RenamedFrom = EquatableArray.Of("things"), Comment = "what is sold" }, Price with { Ordinal = 7, Default = "2+1" }, role);
        await using var database = await SharedServer.CreateDatabaseAsync();

        var canonical = await CanonicalizeAsync(database, declared);

        var (table, column) = (canonical.All<Table>().Single(), canonical.All<Column>().Single());
        Assert.That(table.Comment, Is.EqualTo("what is sold"));
        Assert.That(table.RenamedFrom.Value, Is.EqualTo(EquatableArray.Of("things")));
        Assert.That(column.Origin.Value, Is.EqualTo(new Origin("Item", "Price")));
        Assert.That(column.Ordinal.Value, Is.EqualTo(7));
        Assert.That(column.Default, Is.EqualTo("(2 + 1)"));
        Assert.That(canonical.All<EnumType>().Single().RenamedValues.Value, Is.EqualTo(EquatableArray.Of(("x", "y"))));
    }

    [Test]
    public async Task Names_mean_the_declared_objects_and_not_those_that_are_there()
    {
        var sequence = new Sequence(new("public", "numbers")) { OwnedBy = ObjectId.Of(ObjectKind.Column, Items, "id") };
        var declared = Declared(
            Table,
            new EnumType(Role) { Values = EquatableArray.Of("new") },
            sequence,
            Price with { Name = "id", Type = PgType.BuiltIn("bigint"), Default = "nextval('public.numbers')" },
            Price with { Name = "id2", Type = PgType.BuiltIn("bigint"), Default = "nextval('numbers')" },
            Price with { Name = "a", Type = new PgType("public", "role"), Default = "'new'" },
            Price with { Name = "b", Type = new PgType("public", "role"), Default = "'new'::role" },
            Price with { Name = "c", Type = new PgType("public", "role"), Default = "'new'::public.role" });
        await using var database = await SharedServer.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TYPE role AS ENUM ('old'); CREATE TABLE items (role role)");

        var canonical = await CanonicalizeAsync(database, declared);

        var defaults = canonical.All<Column>().ToDictionary(static column => column.Name, static column => column.Default);
        Assert.That(defaults["id"], Is.EqualTo("nextval('public.numbers'::regclass)"));
        Assert.That(defaults["id2"], Is.EqualTo("nextval('public.numbers'::regclass)"));
        Assert.That(new[] { defaults["a"], defaults["b"], defaults["c"] }, Is.All.EqualTo("'new'::public.role"));
        Assert.That(canonical.All<Sequence>().Single(), Is.EqualTo(sequence));
    }

    [Test]
    public async Task Several_schemas_keep_apart()
    {
        var (first, second) = (new QualifiedName("one", "t"), new QualifiedName("Two.2 🐘", "t"));
        var declared = Declared(
            new EnumType(new("one", "e")) { Values = EquatableArray.Of("x") },
            new Table(first),
            new Table(second),
            Price with { Table = first, Name = "a", Type = new PgType("one", "e"), Default = "'x'::one.e" },
            Price with { Table = second, Name = "a", Type = new PgType("one", "e", IsArray: true), Default = "ARRAY['x'::one.e]" },
            new CheckConstraint { Table = second, Name = "c", Expression = "one.e 'x' = ANY (a)" });
        await using var database = await SharedServer.CreateDatabaseAsync();

        var canonical = await CanonicalizeAsync(database, declared);

        Assert.That(canonical.All<Column>().Select(static column => column.Default), Is.EquivalentTo(new[] { "'x'::one.e", "ARRAY['x'::one.e]" }));
        Assert.That(canonical.All<CheckConstraint>().Single().Expression, Is.EqualTo("('x'::one.e = ANY (a))"));
        Assert.That(canonical.All<Namespace>(), Is.EquivalentTo(declared.All<Namespace>()));
    }

    [Test]
    public async Task Functions_and_types_that_are_not_declared_stay_where_they_are()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE FUNCTION f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1'; CREATE DOMAIN d AS int");
        var declared = Declared(Table, Price with { Type = new PgType("public", "d"), Default = "f(1)+public.f(2)" });

        var column = (await CanonicalizeAsync(database, declared)).All<Column>().Single();

        Assert.That(column.Type, Is.EqualTo(new PgType("public", "d")));
        Assert.That(column.Default, Is.EqualTo("(public.f(1) + public.f(2))"));
    }

    [Test]
    public async Task A_declared_extension_is_there_for_the_expressions()
    {
        await using var database = await ReadingCase.CreateDatabaseAsync(new CatalogCase("", "SELECT 1") { Needs = EquatableArray.Of("citext", "hstore") });
        await database.ExecuteAsync("CREATE EXTENSION citext");
        var declared = Declared(
            new Extension("citext"),
            new Extension("hstore") { Schema = "ext" },
            Table,
            Price with { Name = "a", Type = new PgType("public", "citext"), Default = "'x'::citext" },
            Price with { Name = "b", Type = new PgType("ext", "hstore"), Default = "ext.hstore('k','v')" });

        var canonical = await CanonicalizeAsync(database, declared);

        Assert.That(canonical.All<Column>().Select(static column => column.Default), Is.EquivalentTo(new[] { "'x'::public.citext", "ext.hstore('k'::text, 'v'::text)" }));
        Assert.That((await ReadingCase.ReadAsync(database)).Schema.All<Extension>(), Is.EqualTo(new[] { new Extension("citext") }));
    }

    [Test]
    public async Task More_tables_than_one_transaction_may_lock()
    {
        var tables = Enumerable.Range(0, 2500).Select(static number => new QualifiedName("public", $"t{number}")).ToList();
        var declared = Declared([.. tables.SelectMany(static name => new SchemaObject[]
        {
            new Table(name),
            Price with { Table = name },
            new TableIndex { Table = name, Name = "ix_" + name.Name, Keys = EquatableArray.Of(new IndexKey { Column = "price" }), Where = "price>1" },
        })]);
        await using var database = await SharedServer.CreateDatabaseAsync();

        var canonical = await CanonicalizeAsync(database, declared);

        Assert.That(canonical.All<TableIndex>().Select(static index => index.Where), Is.All.EqualTo("(price > (1)::numeric)"));
    }

    [Test]
    public async Task A_foreign_key_locks_nothing_that_is_in_use()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE SCHEMA other; CREATE TABLE other.users (id int PRIMARY KEY)");
        await using var writer = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await writer.BeginTransactionAsync();
        await using (var lockTable = new Npgsql.NpgsqlCommand("LOCK TABLE other.users IN ROW EXCLUSIVE MODE", writer))
        {
            await lockTable.ExecuteNonQueryAsync();
        }

        var key = new ForeignKey
        {
            Table = Items,
            Name = "fk",
            Columns = EquatableArray.Of("price"),
            PrincipalTable = new("other", "users"),
            PrincipalColumns = EquatableArray.Of("id"),
        };
        var declared = Declared(Table, Price with { Type = PgType.BuiltIn("integer") }, key);

        Assert.That(await CanonicalizeAsync(database, declared).WaitAsync(TimeSpan.FromSeconds(20)), Is.EqualTo(declared));
    }

    [Test]
    public async Task A_wrong_expression_is_reported_at_the_object_that_has_it()
    {
        var declared = Declared(Table, Price, Positive with { Expression = "prize > 0" });
        await using var database = await SharedServer.CreateDatabaseAsync();

        var finding = Assert.ThrowsAsync<FindingException>(() => CanonicalizeAsync(database, declared))!.Finding;

        Assert.That(finding.Code, Is.EqualTo(Codes.InvalidExpression));
        Assert.That(finding.Message, Is.EqualTo("PostgreSQL rejects check constraint public.items.ck_price: column \"prize\" does not exist."));
        Assert.That(finding.Origin, Is.EqualTo(new Origin("Item", "Price")));
        Assert.That((await ReadingCase.ReadAsync(database)).Schema, Is.EqualTo(DatabaseSchema.Empty));
    }

    [Test]
    public async Task A_default_of_the_wrong_type_is_reported_at_its_column_without_scratch_names()
    {
        var declared = Declared(
            Table,
            new EnumType(Role) { Values = EquatableArray.Of("x") },
            Price,
            Price with { Name = "role", Type = new PgType("public", "role"), Default = "now()" });
        await using var database = await SharedServer.CreateDatabaseAsync();

        var finding = Assert.ThrowsAsync<FindingException>(() => CanonicalizeAsync(database, declared))!.Finding;

        Assert.That(finding.Message, Is.EqualTo(
            "PostgreSQL rejects column public.items.role: column \"role\" is of type role but default expression is of type timestamp with time zone."));
    }

    [Test]
    public async Task An_extension_that_the_server_does_not_have_is_reported()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();

        var finding = Assert.ThrowsAsync<FindingException>(() => CanonicalizeAsync(database, Declared(new Extension("no_such_thing"))))!.Finding;

        Assert.That(finding.Message, Does.StartWith("PostgreSQL rejects extension no_such_thing: "));
    }

    [Test]
    public async Task A_role_that_may_not_create_schemas_is_told_so()
    {
        await using var database = await SharedServer.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var become = new Npgsql.NpgsqlCommand($"CREATE ROLE guest_{database.Name}; SET ROLE guest_{database.Name}", connection);
        await become.ExecuteNonQueryAsync();

        var finding = Assert.ThrowsAsync<FindingException>(() => SchemaCanonicalizer.CanonicalizeAsync(connection, Declared(Table, Price), CancellationToken.None))!.Finding;

        Assert.That(finding.Code, Is.EqualTo(Codes.MissingRights));
        await using var cleanup = new Npgsql.NpgsqlCommand($"RESET ROLE; DROP ROLE guest_{database.Name}", connection);
        await cleanup.ExecuteNonQueryAsync();
    }

    [TestCase("nextval('a.b')", "nextval('a.b'::regclass)")]
    [TestCase("nextval('a') + setval( 'b', 1)", "nextval('a'::regclass) + setval( 'b'::regclass, 1)")]
    [TestCase("nextval('a'::text)", "nextval('a'::text)")]
    [TestCase("lower('a')", "lower('a')")]
    [TestCase("'a'", "'a'")]
    public void A_sequence_that_is_named_by_a_bare_constant_is_recognised(string expression, string expected) =>
        Assert.That(SequenceConstants.Complete(expression), Is.EqualTo(expected));

    private static DatabaseSchema Declared(params SchemaObject[] objects) => SchemaNormalizer.Normalize(DatabaseSchema.Create(objects));

    private static async Task<DatabaseSchema> CanonicalizeAsync(PostgresDatabase database, DatabaseSchema declared)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await SchemaCanonicalizer.CanonicalizeAsync(connection, declared, CancellationToken.None);
    }
}
