using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>Indexes: [PgIndex] on the class and on properties, and EF's [Index].</summary>
internal sealed class IndexParser : PartParser
{
    public override IEnumerable<PartSpec> Parse(DeclaringType table) => Everywhere(table, AttributeNames.PgIndex)
        .Select(static pair => Index(pair.Attribute, pair.Member))
        .Concat(table.PartAttributes.All(AttributeNames.EfIndex).Select(EfIndex).OfType<IndexSpec>());

    private static IndexSpec Index(AttributeReader attribute, string? member) => new()
    {
        Member = member,
        Keys = IndexKeyParser.WithOptions(Keys(attribute, member), attribute),
        Name = attribute.Text("Name"),
        Include = attribute.Texts("Include"),
        IsUnique = attribute.Flag("Unique"),
        NullsNotDistinct = attribute.Flag("NullsNotDistinct"),
        Method = attribute.Text("Method") ?? "btree",
        Where = attribute.Text("Where"),
        Parameters = attribute.Texts("Parameters"),
    };

    private static List<IndexKeySpec> Keys(AttributeReader attribute, string? member)
    {
        var keys = attribute.TextsAt(0).Select(IndexKeyParser.Key).ToList();
        if (attribute.Text("Expression") is { } expression)
        {
            keys.Add(new IndexKeySpec(null, expression));
        }
        else if (keys.Count == 0 && member is not null)
        {
            keys.Add(new IndexKeySpec(member, null));
        }

        return keys;
    }

    private static IndexSpec? EfIndex(AttributeReader attribute)
    {
        if (attribute.TextAt(0) is not { } first)
        {
            return null;
        }

        var descending = attribute.List<bool>("IsDescending");
        var allDescending = attribute.Flag("AllDescending");
        return new IndexSpec
        {
            Keys = attribute.TextsAt(1).Prepend(first)
                .Select((name, i) => new IndexKeySpec(name, null) { Descending = allDescending || descending.ElementAtOrDefault(i) })
                .ToEquatableArray(),
            Name = attribute.Text("Name"),
            IsUnique = attribute.Flag("IsUnique"),
        };
    }
}
