using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>Actions of foreign keys that could only ever fail, and lists of columns that say nothing.</summary>
internal sealed class ForeignKeyActionRule : SchemaRule<ForeignKey>
{
    protected override IEnumerable<Finding> Check(ForeignKey item, ValidationContext context)
    {
        var onDelete = item.OnDeleteColumns.IsEmpty ? item.Columns : item.OnDeleteColumns;
        return Action(item, "delete", item.OnDelete, onDelete, context)
            .Concat(Action(item, "update", item.OnUpdate, item.Columns, context))
            .Concat(Columns(item));
    }

    private static IEnumerable<Finding> Action(
        ForeignKey item,
        string when,
        ReferentialAction action,
        EquatableArray<string> columns,
        ValidationContext context)
    {
        foreach (var column in columns.Select(name => context.FindColumn(item.Table, name)).OfType<Column>())
        {
            var isSetToNull = action == ReferentialAction.SetNull || (action == ReferentialAction.SetDefault && column.Default is null);
            if (isSetToNull && !column.IsNullable)
            {
                yield return Finding(
                    Codes.ConflictingDeclarations,
                    item,
                    $"{ObjectLabel.Capitalized(item.Id)} sets {ObjectLabel.PathOf(column.Id)}, which is NOT NULL, to null on {when}.",
                    $"Make the property nullable, or choose another action for {when}.");
            }
        }
    }

    private static IEnumerable<Finding> Columns(ForeignKey item)
    {
        if (!item.OnDeleteColumns.IsEmpty && item.OnDelete is not (ReferentialAction.SetNull or ReferentialAction.SetDefault))
        {
            yield return Finding(
                Codes.ConflictingDeclarations,
                item,
                $"{ObjectLabel.Capitalized(item.Id)} names columns for SET NULL or SET DEFAULT, and its action on delete is another one.",
                "Set OnDelete to SetNull or SetDefault, or remove OnDeleteProperties.");
        }

        foreach (var stranger in item.OnDeleteColumns.Except(item.Columns, StringComparer.Ordinal))
        {
            yield return Finding(
                Codes.InvalidArgument,
                item,
                $"{ObjectLabel.Capitalized(item.Id)} names {stranger} in OnDeleteProperties, which is none of its own columns.",
                "Name referring properties only.");
        }
    }
}
