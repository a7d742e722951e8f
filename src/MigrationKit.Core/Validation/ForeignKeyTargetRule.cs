using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>What a foreign key refers to must be there, be unique, and fit.</summary>
/// <remarks>https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK</remarks>
internal sealed class ForeignKeyTargetRule : SchemaRule<ForeignKey>
{
    protected override IEnumerable<Finding> Check(ForeignKey item, ValidationContext context)
    {
        var what = ObjectLabel.Capitalized(item.Id);
        var principal = ObjectLabel.PathOf(item.PrincipalTable);
        if (context.Find(ObjectId.Of(ObjectKind.Table, item.PrincipalTable)) is null)
        {
            return
            [
                Finding(
                    Codes.DanglingForeignKey,
                    item,
                    $"{what} refers to {principal}, and there is no such table.",
                    "Declare it with [Table], or remove the foreign key."),
            ];
        }

        if (item.Columns.Count != item.PrincipalColumns.Count)
        {
            return
            [
                Finding(
                    Codes.ForeignKeyMismatch,
                    item,
                    $"{what} has {Count(item.Columns)} and refers to {Count(item.PrincipalColumns)} of {principal}.",
                    $"Name as many properties as the key has: on the class, [References(…, Properties = new[] {{ … }})]."),
            ];
        }

        return UnknownColumns(item, context).Concat(Mismatches(item, context)).Concat(NotUnique(item, context));
    }

    private static string Count(EquatableArray<string> columns) =>
        (columns.Count == 1 ? "1 column " : columns.Count + " columns ") + List(columns);

    private static IEnumerable<Finding> UnknownColumns(ForeignKey item, ValidationContext context) =>
        from pair in item.Columns.Select(column => (item.Table, Column: column))
            .Concat(item.PrincipalColumns.Select(column => (Table: item.PrincipalTable, Column: column)))
        where context.FindColumn(pair.Table, pair.Column) is null
        select Finding(
            Codes.UnknownColumn,
            item,
            $"{ObjectLabel.Capitalized(item.Id)} names the column {pair.Column}, which is not in {ObjectLabel.PathOf(pair.Table)}.",
            "Name a column of the table.");

    private static IEnumerable<Finding> Mismatches(ForeignKey item, ValidationContext context)
    {
        for (var i = 0; i < item.Columns.Count; i++)
        {
            if (context.FindColumn(item.Table, item.Columns[i]) is { } column
                && context.FindColumn(item.PrincipalTable, item.PrincipalColumns[i]) is { } target
                && !ComparableTypes.Are(column.Type, target.Type))
            {
                yield return Finding(
                    Codes.ForeignKeyMismatch,
                    item,
                    $"{ObjectLabel.Capitalized(item.Id)} compares {Typed(column)} with {Typed(target)}.",
                    "Give both properties the same type.");
            }
        }
    }

    private static string Typed(Column column) => $"{ObjectLabel.PathOf(column.Id)} of type {column.Type}";

    private static IEnumerable<Finding> NotUnique(ForeignKey item, ValidationContext context)
    {
        var wanted = new HashSet<string>(item.PrincipalColumns, StringComparer.Ordinal);
        var keys = context.PartsOf(item.PrincipalTable).Select(UniqueColumns).OfType<IReadOnlyCollection<string>>().ToList();
        if (!keys.Any(wanted.SetEquals))
        {
            var known = keys.Count == 0 ? "it has no key at all" : "its keys are " + string.Join(", ", keys.Select(List));
            var principal = ObjectLabel.PathOf(item.PrincipalTable);
            yield return Finding(
                Codes.DanglingForeignKey,
                item,
                $"{ObjectLabel.Capitalized(item.Id)} refers to {List(item.PrincipalColumns)} of {principal}, which is not unique: {known}.",
                "Refer to a key, or put [PgUnique] on what is referred to; a deferrable constraint does not count.");
        }
    }

    private static string List(IEnumerable<string> columns) => "(" + string.Join(", ", columns) + ")";

    private static IReadOnlyCollection<string>? UniqueColumns(TableObject part) => part switch
    {
        PrimaryKey { Deferral: Deferral.NotDeferrable } key => key.Columns,
        UniqueConstraint { Deferral: Deferral.NotDeferrable } unique => unique.Columns,
        TableIndex { IsUnique: true, Where: null } index when index.Keys.All(static key => key.Column is not null) =>
            index.Keys.Select(static key => key.Column!).ToList(),
        _ => null,
    };
}
