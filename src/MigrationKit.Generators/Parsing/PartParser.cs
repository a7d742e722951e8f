using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>Reads the parts of a table that are of one kind.</summary>
internal abstract class PartParser
{
    public static IReadOnlyList<PartParser> All { get; } =
    [
        new ColumnParser(),
        new PrimaryKeyParser(),
        new UniqueParser(),
        new CheckParser(),
        new ForeignKeyParser(),
        new IndexParser(),
        new ExclusionParser(),
        new PolicyParser(),
        new PartitionParser(),
        new GrantParser(),
    ];

    public abstract IEnumerable<PartSpec> Parse(DeclaringType table);

    /// <summary>An attribute on the class and on properties: with the property that it stands on.</summary>
    protected static IEnumerable<(AttributeReader Attribute, string? Member)> Everywhere(DeclaringType table, string attribute) =>
        table.PartAttributes.All(attribute).Select(static reader => (reader, (string?)null))
            .Concat(
                from property in table.Columns
                from reader in property.Attributes.All(attribute)
                select (reader, (string?)property.Name));
}
