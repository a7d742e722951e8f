using Microsoft.CodeAnalysis;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>Tells which C# types are types of the database, and what they are called there.</summary>
internal static class TypeNameParser
{
    private static readonly string[] s_attributes = [AttributeNames.PgEnum, AttributeNames.PgDomain, AttributeNames.PgComposite];

    /// <summary>Null for what is no type of the database.</summary>
    public static TypeNameSpec? Parse(INamedTypeSymbol type)
    {
        var attributes = SymbolAttributes.Of(type);
        return s_attributes.Select(attributes.Find).FirstOrDefault(static attribute => attribute is not null) is { } attribute
            ? new TypeNameSpec(type.Name, attribute.TextAt(0) ?? PgName(attributes), attribute.Text("Schema"))
            : null;
    }

    /// <summary>What Npgsql's own attribute says.</summary>
    public static string? PgName(SymbolAttributes attributes) => attributes.Find(AttributeNames.PgName)?.TextAt(0);
}
