using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Core.Validation;
using MigrationKit.Tests.Schemas;

namespace MigrationKit.Core.Tests.Validation;

/// <summary>Rules over models that no C# declares; those that attributes can break are tested with the analyzer.</summary>
internal sealed class SchemaValidatorTests
{
    private static readonly QualifiedName s_table = new("public", "t");

    private static readonly SchemaObject[] s_valid =
    [
        new Table(s_table),
        new Column { Table = s_table, Name = "id", Type = PgType.BuiltIn("integer") },
        new PrimaryKey { Table = s_table, Name = "pk_t", Columns = EquatableArray.Of("id") },
    ];

    [Test]
    public void A_schema_that_PostgreSQL_takes_has_no_finding([Range(0, 99)] int seed) =>
        Assert.That(Codes(SchemaNormalizer.Normalize(new RandomSchema(seed).Create()).Objects), Is.Empty);

    [Test]
    public void A_foreign_key_to_a_table_that_is_not_there() => Assert.That(
        Codes([.. s_valid, ForeignKey(new QualifiedName("public", "gone"), "id")]), Is.EqualTo(new[] { Model.Codes.DanglingForeignKey }));

    [Test]
    public void A_foreign_key_to_a_column_that_is_not_there() => Assert.That(
        Codes([.. s_valid, ForeignKey(s_table, "gone")]), Is.SupersetOf(new[] { Model.Codes.UnknownColumn }));

    [Test]
    public void A_foreign_key_to_a_deferrable_key() => Assert.That(
        Codes([s_valid[0], s_valid[1], ((PrimaryKey)s_valid[2]) with { Deferral = Deferral.InitiallyImmediate }, ForeignKey(s_table, "id")]),
        Is.EqualTo(new[] { Model.Codes.DanglingForeignKey }));

    [Test]
    public void A_foreign_key_to_a_unique_index_is_fine_unless_it_is_partial()
    {
        var index = new TableIndex { Table = s_table, Name = "ix", IsUnique = true, Keys = EquatableArray.Of(new IndexKey { Column = "id" }) };
        Assert.That(Codes([s_valid[0], s_valid[1], index, ForeignKey(s_table, "id")]), Is.Empty);
        Assert.That(Codes([s_valid[0], s_valid[1], index with { Where = "id > 0" }, ForeignKey(s_table, "id")]), Is.EqualTo(new[] { Model.Codes.DanglingForeignKey }));
    }

    [Test]
    public void A_key_or_index_on_a_column_that_is_not_there()
    {
        var index = new TableIndex { Table = s_table, Name = "ix", Keys = EquatableArray.Of(new IndexKey { Column = "gone" }) };
        var unique = new UniqueConstraint { Table = s_table, Name = "uq", Columns = EquatableArray.Of("id"), Include = EquatableArray.Of("gone") };
        Assert.That(Codes([.. s_valid, index, unique]), Is.EqualTo(new[] { Model.Codes.UnknownColumn, Model.Codes.UnknownColumn }));
    }

    [Test]
    public void Two_primary_keys() => Assert.That(
        Codes([.. s_valid, ((PrimaryKey)s_valid[2]) with { Name = "other" }]), Is.EqualTo(new[] { Model.Codes.ConflictingDeclarations }));

    [Test]
    public void A_table_that_stands_there_twice_is_one_finding_and_not_one_per_column()
    {
        var again = s_valid.Select(static item => item with { Origin = new Origin("App.Second") });
        Assert.That(Codes([.. s_valid.Select(static item => item with { Origin = new Origin("App.First") }), .. again]), Is.EqualTo(new[] { Model.Codes.DuplicateTable }));
    }

    [TestCase("bigint", "integer", true)]
    [TestCase("text", "character varying", true)]
    [TestCase("uuid", "uuid", true)]
    [TestCase("text", "uuid", false)]
    [TestCase("date", "integer", false)]
    public void Types_of_the_two_sides(string left, string right, bool fit) =>
        Assert.That(ComparableTypes.Are(PgType.BuiltIn(left), PgType.BuiltIn(right)), Is.EqualTo(fit));

    private static ForeignKey ForeignKey(QualifiedName principal, string column) => new()
    {
        Table = s_table, Name = "fk", Columns = EquatableArray.Of("id"), PrincipalTable = principal, PrincipalColumns = EquatableArray.Of(column),
    };

    private static string[] Codes(IReadOnlyCollection<SchemaObject> objects) => [.. SchemaValidator.Validate(objects, 18).Select(static finding => finding.Code)];
}
