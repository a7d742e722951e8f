using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>
/// DataAnnotations' [ForeignKey]: on a property it names the navigation, on a navigation the properties, and on a collection the properties
/// of the other class. EF's [DeleteBehavior] on the navigation says what happens on delete.
/// </summary>
internal static class NavigationParser
{
    public static IEnumerable<ForeignKeySpec> Parse(DeclaringType table)
    {
        var found = FromNavigations(table).Concat(FromColumns(table)).ToList();
        return found.GroupBy(static key => (key.Properties, key.PrincipalType, key.Dependent)).Select(static same => same.First());
    }

    private static IEnumerable<ForeignKeySpec> FromNavigations(DeclaringType table)
    {
        foreach (var property in table.Properties)
        {
            if (property.Navigation is not { } target || NameOf(property) is not { } names)
            {
                continue;
            }

            var properties = names.Split(',').Select(static name => name.Trim()).ToEquatableArray();
            var key = property.IsCollection
                ? ForeignKeyParser.ForeignKey(properties, table.Type, property.Name) with { Dependent = SymbolNames.MetadataName(target) }
                : ForeignKeyParser.ForeignKey(properties, target, property.Name);
            yield return key with { OnDelete = OnDelete(property) };
        }
    }

    private static IEnumerable<ForeignKeySpec> FromColumns(DeclaringType table)
    {
        var marked = table.Columns.Where(static property => NameOf(property) is not null);
        foreach (var group in marked.GroupBy(static property => NameOf(property)!.Trim()))
        {
            var columns = group.ToList();
            if (table.Find(group.Key) is not { Navigation: { } target, IsCollection: false } navigation)
            {
                ReportDangling(table, columns[0], group.Key);
            }
            else if (columns.Count > 1 && columns.Select(static column => column.Order).OfType<int>().Distinct().Count() < columns.Count)
            {
                ReportAmbiguous(table, columns, group.Key);
            }
            else
            {
                var properties = columns.OrderBy(static column => column.Order).Select(static column => column.Name).ToEquatableArray();
                yield return ForeignKeyParser.ForeignKey(properties, target, columns[0].Name) with { OnDelete = OnDelete(navigation) };
            }
        }
    }

    private static string? NameOf(PropertySymbol property) => property.Attributes.Find(AttributeNames.ForeignKey)?.TextAt(0);

    // DeleteBehavior of EF Core; what it does in the client alone is nothing in the database.
    private static ReferentialAction OnDelete(PropertySymbol navigation) =>
        navigation.Attributes.Find(AttributeNames.EfDeleteBehavior)?.At(0) switch
    {
        1 => ReferentialAction.Restrict,
        2 => ReferentialAction.SetNull,
        3 => ReferentialAction.Cascade,
        _ => ReferentialAction.NoAction,
    };

    private static void ReportDangling(DeclaringType table, PropertySymbol column, string navigation) => table.Report(
        Codes.DanglingForeignKey,
        column.Name,
        $"[ForeignKey(\"{navigation}\")] on {table.Type.Name}.{column.Name} names no property whose type is a class with [Table].",
        $"Name such a property, or say which table it is: [References(typeof(…))].");

    private static void ReportAmbiguous(DeclaringType table, List<PropertySymbol> columns, string navigation)
    {
        var names = string.Join(", ", columns.Select(static column => column.Name));
        table.Report(
            Codes.AmbiguousForeignKey,
            columns[0].Name,
            $"{names} of {table.Type.Name} all belong to the foreign key of {navigation}, and nothing says in which order.",
            $"Put [ForeignKey(\"{names}\")] on {navigation} instead, in the order of the key it refers to.");
    }
}
