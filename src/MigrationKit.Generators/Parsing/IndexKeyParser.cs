using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>What rows are found, compared or divided by: properties and expressions.</summary>
internal static class IndexKeyParser
{
    // No property's name has a parenthesis.
    public static IndexKeySpec Key(string text) =>
        text.TrimStart().StartsWith("(", StringComparison.Ordinal) ? new IndexKeySpec(null, text) : new IndexKeySpec(text, null);

    /// <summary>The keys with what the attribute lists for each of them.</summary>
    public static EquatableArray<IndexKeySpec> WithOptions(IReadOnlyList<IndexKeySpec> keys, AttributeReader attribute)
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
}
