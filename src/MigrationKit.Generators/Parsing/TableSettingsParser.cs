using System.Globalization;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>Reads what attributes say of a table as a whole.</summary>
internal static class TableSettingsParser
{
    public static TableSettingsSpec Parse(DeclaringType table)
    {
        var rowSecurity = table.PartAttributes.Find(AttributeNames.RowSecurity);
        return new TableSettingsSpec
        {
            IsUnlogged = table.PartAttributes.Has(AttributeNames.Unlogged),
            Parameters = Parameters(table.PartAttributes),
            HasRowSecurity = rowSecurity is not null,
            ForcesRowSecurity = rowSecurity?.Flag("Force") ?? false,
            PartitionBy = PartitionParser.Key(table),
        };
    }

    public static EquatableArray<string> Parameters(SymbolAttributes attributes) => attributes.All(AttributeNames.StorageParameter)
        .Where(static attribute => attribute.TextAt(0) is not null)
        .Select(static attribute => $"{attribute.TextAt(0)}={Value(attribute.At(1))}")
        .ToEquatableArray();

    private static string Value(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
