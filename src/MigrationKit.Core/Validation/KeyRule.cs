using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>Columns of primary keys and unique constraints.</summary>
internal sealed class KeyRule : SchemaRule
{
    public override IEnumerable<Finding> Check(ValidationContext context) => context.Objects.SelectMany(item => item switch
    {
        PrimaryKey key => Check(key, key.Columns, key.Include, context).Concat(OnlyOne(key, context)),
        UniqueConstraint unique => Check(unique, unique.Columns, unique.Include, context),
        _ => [],
    });

    private static IEnumerable<Finding> Check(
        TableObject item,
        EquatableArray<string> columns,
        EquatableArray<string> include,
        ValidationContext context)
    {
        var what = ObjectLabel.Capitalized(item.Id);
        if (columns.IsEmpty)
        {
            yield return Finding(
                Codes.InvalidArgument,
                item,
                $"{what} has no columns.",
                "Name the properties, or put the attribute on one.");
        }

        foreach (var twice in columns.GroupBy(static column => column, StringComparer.Ordinal).Where(static same => same.Count() > 1))
        {
            yield return Finding(Codes.InvalidArgument, item, $"{what} has the column {twice.Key} twice.", "Name each property once.");
        }

        foreach (var missing in columns.Concat(include).Where(column => context.FindColumn(item.Table, column) is null))
        {
            yield return Finding(
                Codes.UnknownColumn,
                item,
                $"{what} names the column {missing}, which is not in {ObjectLabel.PathOf(item.Table)}.",
                "Name a column of the table.");
        }
    }

    private static IEnumerable<Finding> OnlyOne(PrimaryKey key, ValidationContext context)
    {
        if (context.PartsOf(key.Table).OfType<PrimaryKey>().First() is var first && !ReferenceEquals(first, key) && first.Name != key.Name)
        {
            yield return Finding(
                Codes.ConflictingDeclarations,
                key,
                $"Table {ObjectLabel.PathOf(key.Table)} has two primary keys, {first.Name} and {key.Name}.",
                "Make one of them a unique constraint.");
        }
    }
}
