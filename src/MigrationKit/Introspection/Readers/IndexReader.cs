using MigrationKit.Core.Model;

namespace MigrationKit.Introspection.Readers;

internal sealed class IndexReader() : ObjectReader("index", "pg_class")
{
    public override SchemaObject Read(CatalogRow row) => IndexTraits.With(row, new TableIndex
    {
        Table = row.Table,
        Name = row.Text("name"),
        Keys = Keys(row),
        Include = row.Texts("include"),
        IsUnique = row.Flag("is_unique"),
        NullsNotDistinct = row.Flag("nulls_not_distinct"),
        Method = row.Text("method"),
        Where = row.TextOrNull("predicate"),
        IsValid = row.Flag("is_valid"),
        Comment = row.Comment,
    });

    public static EquatableArray<IndexKey> Keys(CatalogRow row)
    {
        var (columns, texts, statistics) = (row.TextsOrNulls("columns"), row.Texts("keys"), row.NumbersOrNulls("statistics"));
        return IndexDefinition.Keys(row.Text("definition"))
            .Take(texts.Count)
            .Select((full, position) => Key(columns[position], texts[position], full) with { Statistics = statistics[position] })
            .ToEquatableArray();
    }

    private static IndexKey Key(string? column, string text, string full)
    {
        var suffix = IndexKeySuffix.Parse(full[text.Length..]);
        return new IndexKey
        {
            Column = column,
            Expression = column is null ? WithoutParentheses(text) : null,
            Collation = suffix.Collation,
            OperatorClass = suffix.OperatorClass,
            Descending = suffix.Descending,
            Nulls = suffix.Nulls,
        };
    }

    // PostgreSQL puts a pair around whatever is no function call; the expression is what stands between.
    private static string WithoutParentheses(string text) => text.StartsWith('(') ? text[1..^1] : text;
}
