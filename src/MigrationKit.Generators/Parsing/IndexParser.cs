using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>Indexes: [PgIndex] on the class and on properties, and EF's [Index].</summary>
internal sealed class IndexParser : PartParser
{
    public override IEnumerable<PartSpec> Parse(TableSymbol table) => Everywhere(table, AttributeNames.PgIndex)
        .Select(static pair => Index(pair.Attribute, pair.Member))
        .Concat(table.PartAttributes.All(AttributeNames.EfIndex).Select(EfIndex).OfType<IndexSpec>());

    private static IndexSpec Index(AttributeReader attribute, string? member) => new()
    {
        Member = member,
        Keys = WithOptions(Keys(attribute, member), attribute),
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
        var keys = attribute.TextsAt(0).Select(Key).ToList();
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

    // No property's name has a parenthesis.
    private static IndexKeySpec Key(string text) =>
        text.TrimStart().StartsWith("(", StringComparison.Ordinal) ? new IndexKeySpec(null, text) : new IndexKeySpec(text, null);

    private static EquatableArray<IndexKeySpec> WithOptions(List<IndexKeySpec> keys, AttributeReader attribute)
    {
        var descending = attribute.List<bool>("Descending");
        var nulls = attribute.List<int>("Nulls");
        var classes = attribute.List<string>("OperatorClasses");
        var collations = attribute.List<string>("Collations");
        return keys.Select((key, i) => key with
        {
            Descending = descending.ElementAtOrDefault(i),
            Nulls = (NullsOrder)nulls.ElementAtOrDefault(i),
            OperatorClass = classes.ElementAtOrDefault(i),
            Collation = Collation(collations.ElementAtOrDefault(i)),
        }).ToEquatableArray();
    }

    // A plain name is one of PostgreSQL's own, with its case and dots (en_US.utf8); only a quoted one is read as SQL.
    private static QualifiedName? Collation(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return text!.IndexOf('"') >= 0 && SqlNameReader.PartsOfName(text) is { Count: 2 } parts
            ? new QualifiedName(parts[0], parts[1])
            : new QualifiedName("pg_catalog", text.Trim().Trim('"'));
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
