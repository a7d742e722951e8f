using System.Globalization;
using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>The column type of a property: what [Column(TypeName)] says, else what Npgsql maps the CLR type to.</summary>
internal static class TypeParser
{
    private static readonly SymbolDisplayFormat s_display = SymbolDisplayFormat.MinimallyQualifiedFormat;

    public static TypeSpec Parse(PropertySymbol property)
    {
        if (property.TypeName is { } text)
        {
            var type = PgType.Parse(text);
            return new TypeSpec { Type = type with { IsArray = false }, IsArray = type.IsArray };
        }

        var clrType = property.Symbol.Type;
        return Scalar(clrType, property) ?? Array(clrType) ?? new TypeSpec { Unmapped = Display(clrType) };
    }

    private static string Display(ITypeSymbol type) =>
        Underlying(type).WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(s_display);

    private static TypeSpec? Array(ITypeSymbol type)
    {
        if (ElementOf(type) is not { } element || Scalar(element, property: null) is not { } scalar)
        {
            return null;
        }

        // Npgsql takes a list of ranges for one multirange.
        return ClrTypes.Multirange(scalar.Type) is { } multirange ? new TypeSpec { Type = multirange } : scalar with { IsArray = true };
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } list when ClrTypes.IsList(SymbolNames.MetadataName(list)) => list.TypeArguments[0],
        _ => null,
    };

    private static TypeSpec? Scalar(ITypeSymbol type, PropertySymbol? property)
    {
        var underlying = Underlying(type);
        if (underlying is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte, Rank: 1 })
        {
            return new TypeSpec { Type = PgType.BuiltIn("bytea") };
        }

        return underlying switch
        {
            INamedTypeSymbol declared when TypeNameParser.Parse(declared) is { } name => new TypeSpec { Declared = name },
            INamedTypeSymbol { TypeKind: TypeKind.Enum } number => Scalar(number.EnumUnderlyingType!, property: null),
            INamedTypeSymbol named when BuiltIn(named) is { } builtIn => new TypeSpec { Type = WithModifiers(builtIn, property) },
            _ => null,
        };
    }

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    private static PgType? BuiltIn(INamedTypeSymbol type) =>
        ClrTypes.Of(
            SymbolNames.MetadataName(type),
            string.Join(",", type.TypeArguments.OfType<INamedTypeSymbol>().Select(SymbolNames.MetadataName)));

    private static PgType WithModifiers(PgType type, PropertySymbol? property) => property is null ? type : type.Name switch
    {
        "text" when Length(property.Attributes) is { } length => PgType.BuiltIn("character varying", length),
        "numeric" => type with { Modifiers = Precision(property.Attributes, withScale: true) },
        _ when ClrTypes.HasPrecision(type.Name) => type with { Modifiers = Precision(property.Attributes, withScale: false) },
        _ => type,
    };

    // [MaxLength] without a number is the longest that there is, as -1.
    private static string? Length(SymbolAttributes attributes) =>
        (attributes.Find(AttributeNames.StringLength) ?? attributes.Find(AttributeNames.MaxLength))?.At(0) is int length and not -1
            ? length.ToString(CultureInfo.InvariantCulture)
            : null;

    private static string? Precision(SymbolAttributes attributes, bool withScale)
    {
        if (attributes.Find(AttributeNames.EfPrecision) is not { } attribute || attribute.At(0) is not int precision)
        {
            return null;
        }

        var text = precision.ToString(CultureInfo.InvariantCulture);
        return withScale && attribute.At(1) is int scale ? text + "," + scale.ToString(CultureInfo.InvariantCulture) : text;
    }
}
