using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>What an index, or its access method, cannot do.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createindex.html</remarks>
internal sealed class IndexRule : SchemaRule<TableIndex>
{
    // INDEX_MAX_KEYS.
    private const int MaxKeys = 32;

    // Of a method that an extension brings, nothing is known here.
    private static readonly HashSet<string> s_known = new(StringComparer.Ordinal) { "btree", "hash", "gin", "gist", "spgist", "brin" };

    protected override IEnumerable<Finding> Check(TableIndex item, ValidationContext context) =>
        Keys(item, context).Concat(s_known.Contains(item.Method) ? Method(item) : []).Concat(Options(item));

    private static IEnumerable<Finding> Keys(TableIndex item, ValidationContext context)
    {
        if (item.Keys.IsEmpty || item.Keys.Count + item.Include.Count > MaxKeys)
        {
            yield return Invalid(
                item, $"has {item.Keys.Count + item.Include.Count} keys", $"Name 1 to {MaxKeys} properties or expressions.");
        }

        // The columns of a materialized view are in its query.
        if (context.Find(ObjectId.Of(ObjectKind.MaterializedView, item.Table)) is not null)
        {
            yield break;
        }

        var columns = item.Keys.Select(static key => key.Column).OfType<string>().Concat(item.Include);
        foreach (var missing in columns.Where(column => context.FindColumn(item.Table, column) is null))
        {
            yield return Finding(
                Codes.UnknownColumn,
                item,
                $"{ObjectLabel.Capitalized(item.Id)} names the column {missing}, which is not in {ObjectLabel.PathOf(item.Table)}.",
                "Name a column of the table.");
        }
    }

    private static IEnumerable<Finding> Method(TableIndex item)
    {
        if (item.Method != "btree" && item.IsUnique)
        {
            yield return Invalid(item, $"is unique with the method {item.Method}", "Only btree indexes can be unique.");
        }

        if (item.Method != "btree" && item.Keys.Any(static key => key.Descending || key.Nulls != NullsOrder.Default))
        {
            yield return Invalid(
                item, $"is sorted, with the method {item.Method}", "Only btree indexes have an order: remove Descending and Nulls.");
        }

        if (!item.Include.IsEmpty && item.Method is not ("btree" or "gist" or "spgist"))
        {
            yield return Invalid(item, $"includes columns, with the method {item.Method}", "Only btree, gist and spgist indexes can.");
        }

        if (item.Keys.Count > 1 && item.Method is "hash" or "spgist")
        {
            yield return Invalid(item, $"has {item.Keys.Count} keys, with the method {item.Method}", "Such an index has one key.");
        }
    }

    private static IEnumerable<Finding> Options(TableIndex item)
    {
        if (item.NullsNotDistinct && !item.IsUnique)
        {
            yield return Finding(
                Codes.ConflictingDeclarations,
                item,
                $"{ObjectLabel.Capitalized(item.Id)} takes nulls for equal, and is not unique.",
                "Set Unique = true, or remove NullsNotDistinct.");
        }

        foreach (var parameter in item.Parameters.Where(static text => !IsAssignment(text)))
        {
            yield return Invalid(item, $"has the parameter \"{parameter}\"", "Write name=value: fillfactor=70.");
        }
    }

    private static bool IsAssignment(string text) => text.IndexOf('=') is var equals && equals > 0 && equals < text.Length - 1;

    private static Finding Invalid(TableIndex item, string what, string nextStep) =>
        Finding(Codes.InvalidArgument, item, $"{ObjectLabel.Capitalized(item.Id)} {what}.", nextStep);
}
