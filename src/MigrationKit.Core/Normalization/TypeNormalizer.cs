using System.Globalization;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Normalization;

/// <summary>Types as <c>format_type</c> prints them.</summary>
internal static class TypeNormalizer
{
    // FLOAT(p) in bits of the mantissa: https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-FLOAT
    private const int RealPrecision = 24;

    public static PgType Normalize(PgType type, NormalizationContext context)
    {
        if (type.Schema is not null)
        {
            return type;
        }

        return PgTypeNames.IsBuiltIn(type.Name) ? WithDefaults(type) : type with { Schema = context.SchemaOfType(type.Name) };
    }

    private static PgType WithDefaults(PgType type) => (type.Name, type.Modifiers) switch
    {
        // Without a length it is the one type that character(n) cannot say.
        ("bpchar", null) => type,
        ("float", { } bits) => type with { Name = IsReal(bits) ? "real" : "double precision", Modifiers = null },
        _ => WithDefaultModifiers(WithName(type, PgTypeNames.Canonical(type.Name))),
    };

    private static PgType WithName(PgType type, string name) => type.Name == name ? type : type with { Name = name };

    private static PgType WithDefaultModifiers(PgType type) => type switch
    {
        { Name: "character" or "bit", Modifiers: null } => type with { Modifiers = "1" },
        { Name: "numeric", Modifiers: { } modifiers } when modifiers.IndexOf(',') < 0 => type with { Modifiers = modifiers + ",0" },
        _ => type,
    };

    private static bool IsReal(string bits) =>
        int.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var precision) && precision <= RealPrecision;
}
