using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Tests.Schemas;

namespace MigrationKit.Core.Tests.Normalization;

internal sealed class SchemaNormalizerTests
{
    private static readonly QualifiedName s_table = new("public", "t");

    private static readonly Column s_column = new() { Table = s_table, Name = "c", Type = PgType.BuiltIn("text"), IsNullable = true };

    private static readonly TableIndex s_index = new() { Table = s_table, Name = "ix", Keys = EquatableArray.Of(new IndexKey { Column = "c" }) };

    [Test]
    public void A_key_column_is_not_null()
    {
        var key = new PrimaryKey { Table = s_table, Name = "pk", Columns = EquatableArray.Of("c") };
        Assert.That(Normalize(s_column, key).IsNullable, Is.False);
    }

    [Test]
    public void An_identity_column_is_not_null() =>
        Assert.That(Normalize(s_column with { Type = PgType.BuiltIn("int8"), Identity = new Identity(IdentityGeneration.Always) }).IsNullable, Is.False);

    [TestCase("NULL", null)]
    [TestCase("  ", null)]
    [TestCase(" 'null' ", "'null'")]
    public void A_default_of_null_is_none(string written, string? expected) =>
        Assert.That(Normalize(s_column with { Default = written }).Default, Is.EqualTo(expected));

    [Test]
    public void The_default_collation_is_none() =>
        Assert.That(Normalize(s_column with { Collation = new QualifiedName("pg_catalog", "default") }).Collation, Is.Null);

    [Test]
    public void An_empty_comment_is_none() => Assert.That(Normalize(s_column with { Comment = "" }).Comment, Is.Null);

    [TestCase("bigint", 1L, 1L, 1L, long.MaxValue, 1L, "")]
    [TestCase("int", 1L, 1L, 1L, (long)int.MaxValue, 1L, "")]
    [TestCase("smallint", 5L, 2L, 5L, 100L, 7L, "increment 2, min 5, max 100, cache 7")]
    [TestCase("bigint", -1L, -1L, long.MinValue, -1L, null, "increment -1")]
    [TestCase("bigint", 9L, -1L, 1L, 9L, null, "increment -1, min 1, max 9")]
    [TestCase("bigint", 3L, null, null, null, null, "start 3")]
    public void Numbers_of_a_sequence_are_kept_where_they_are_not_the_default(
        string type, long? start, long? increment, long? min, long? max, long? cache, string expected)
    {
        var sequence = new Sequence(new QualifiedName("public", "s"))
        {
            DataType = type,
            Options = new SequenceOptions { Start = start, Increment = increment, MinValue = min, MaxValue = max, Cache = cache },
        };
        var options = Normalize(sequence).Options;
        var kept = new[] { ("start", options.Start), ("increment", options.Increment), ("min", options.MinValue), ("max", options.MaxValue), ("cache", options.Cache) };
        Assert.That(string.Join(", ", kept.Where(static pair => pair.Item2 is not null).Select(static pair => $"{pair.Item1} {pair.Item2}")), Is.EqualTo(expected));
    }

    [TestCase(false, NullsOrder.Last, NullsOrder.Default)]
    [TestCase(false, NullsOrder.First, NullsOrder.First)]
    [TestCase(true, NullsOrder.First, NullsOrder.Default)]
    [TestCase(true, NullsOrder.Last, NullsOrder.Last)]
    public void Nulls_are_said_where_they_are_not_where_the_direction_has_them(bool descending, NullsOrder written, NullsOrder expected)
    {
        var index = s_index with { Keys = EquatableArray.Of(new IndexKey { Column = "c", Descending = descending, Nulls = written }) };
        Assert.That(Normalize(index).Keys[0].Nulls, Is.EqualTo(expected));
    }

    [Test]
    public void Texts_of_an_index_have_one_form()
    {
        var index = Normalize(s_index with
        {
            Method = " BTREE ",
            Keys = EquatableArray.Of(new IndexKey { Expression = "(lower(c))", OperatorClass = " " }),
            Where = " ",
            Parameters = EquatableArray.Of("FillFactor = 70", "deduplicate_items=off"),
        });
        Assert.That(index.Method, Is.EqualTo("btree"));
        Assert.That(index.Keys[0], Is.EqualTo(new IndexKey { Expression = "lower(c)" }));
        Assert.That(index.Where, Is.Null);
        Assert.That(index.Parameters, Is.EqualTo(new[] { "deduplicate_items=off", "fillfactor=70" }));
    }

    [Test]
    public void Schemas_that_objects_stand_in_are_listed_but_for_public()
    {
        SchemaObject[] objects =
        [
            new Namespace("known"),
            new Table(new QualifiedName("known", "a")),
            new Table(new QualifiedName("app", "b")) { Origin = new Origin("B") },
            new Table(new QualifiedName("app", "c")),
            new Table(new QualifiedName("public", "d")),
            new Extension("citext") { Schema = "ext" },
        ];
        var schemas = SchemaNormalizer.Normalize(objects, "public").OfType<Namespace>().ToList();
        Assert.That(schemas.Select(static item => item.Name), Is.EqualTo(new[] { "known", "app", "ext" }));
        Assert.That(schemas[1].Origin.Value, Is.EqualTo(new Origin("B")));
    }

    [Test]
    public void Normalising_twice_is_normalising_once([Range(0, 99)] int seed)
    {
        var once = SchemaNormalizer.Normalize(new RandomSchema(seed).Create());
        Assert.That(SchemaNormalizer.Normalize(once).Equals(once));
    }

    private static T Normalize<T>(T item, params SchemaObject[] others)
        where T : SchemaObject => SchemaNormalizer.Normalize([item, .. others], "public").OfType<T>().First();
}
