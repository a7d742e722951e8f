using System.Globalization;
using Microsoft.CodeAnalysis;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Parsing;

/// <summary>The default of a column: SQL text of [PgDefault], or the constant of [DefaultValue].</summary>
internal static class DefaultParser
{
    public static DefaultSpec? Parse(PropertySymbol property, DeclaringType table)
    {
        var expression = property.Attributes.Find(AttributeNames.PgDefault)?.TextAt(0);
        var constant = property.Attributes.Find(AttributeNames.DefaultValue);
        if (expression is not null && constant is not null)
        {
            table.Report(
                Codes.ConflictingDeclarations,
                property.Name,
                $"{table.Type.Name}.{property.Name} has two defaults, [PgDefault] and [DefaultValue].",
                "Remove one of them.");
        }

        return expression is not null ? new DefaultSpec(expression) : constant is null ? null : Constant(constant, property, table);
    }

    private static DefaultSpec? Constant(AttributeReader attribute, PropertySymbol property, DeclaringType table)
    {
        // [DefaultValue(typeof(decimal), "9.99")] is how a constant is written that C# has no literal for.
        if (attribute.TypeAt(0) is not null)
        {
            return attribute.TextAt(1) is { } text ? new DefaultSpec(SqlIdentifier.Literal(text)) : null;
        }

        return attribute.Argument(0) switch
        {
            { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type } constant when TypeNameParser.Parse(type) is { } name => EnumValue(
                type,
                name,
                constant.Value,
                property,
                table),
            _ => attribute.At(0) is { } value ? new DefaultSpec(Literal(value)) : null,
        };
    }

    private static DefaultSpec? EnumValue(
        INamedTypeSymbol type,
        TypeNameSpec name,
        object? value,
        PropertySymbol property,
        DeclaringType table)
    {
        if (EnumParser.Members(type).FirstOrDefault(field => Equals(field.ConstantValue, value)) is { } member)
        {
            return new DefaultSpec(null, name, EnumParser.LabelOf(member));
        }

        table.Report(
            Codes.InvalidArgument,
            property.Name,
            $"The default of {table.Type.Name}.{property.Name} is no member of {type.Name}.",
            $"Name one of its members: [DefaultValue({type.Name}.…)].");
        return null;
    }

    private static string Literal(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string or char => SqlIdentifier.Literal(value.ToString()!),
        float or double when !IsFinite(value) => SqlIdentifier.Literal(Number(value)),
        _ => Number(value),
    };

    private static bool IsFinite(object value) =>
        Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && !double.IsNaN(number) && !double.IsInfinity(number);

    private static string Number(object value) => value switch
    {
        float single => single.ToString("R", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
