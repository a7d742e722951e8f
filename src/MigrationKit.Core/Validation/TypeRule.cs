using System.Globalization;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>Types that are none, and modifiers out of range.</summary>
/// <remarks>https://www.postgresql.org/docs/current/datatype.html</remarks>
internal sealed class TypeRule : SchemaRule<Column>
{
    private const int MaxCharacters = 10_485_760;
    private const int MaxBits = 83_886_080;
    private const int MaxNumericPrecision = 1000;
    private const int MaxSecondsPrecision = 6;

    private const string ScaleHint = "Write the number of all digits first, then that of the decimals; PostgreSQL 15 knows others too.";

    // Since PostgreSQL 15 a numeric may have more decimals than digits, and negative ones.
    private const int FreeScaleSince = 15;

    protected override IEnumerable<Finding> Check(Column item, ValidationContext context)
    {
        if (Problem(item.Type, context.PostgresVersion) is var (what, nextStep))
        {
            yield return Finding(Codes.InvalidArgument, item, $"{ObjectLabel.Capitalized(item.Id)} {what}.", nextStep);
        }
    }

    private static (string What, string NextStep)? Problem(PgType type, int version)
    {
        if (type.Name.Length == 0)
        {
            return ("has no type", "Write the name of one: [Column(TypeName = \"jsonb\")].");
        }

        if (type.Schema is not null)
        {
            return type.Name is "serial" or "bigserial" or "smallserial" or "serial2" or "serial4" or "serial8"
                ? ($"is declared as {type.Name}, which is no type of its own", "Remove the TypeName and put [PgIdentity] on the property.")
                : null;
        }

        if (type.Modifiers is not { } modifiers)
        {
            return null;
        }

        return Numbers(modifiers) is { } numbers
            ? Range(type.Name, numbers, version)
            : ($"has the type {type}, whose modifier is no number", "Write it as varchar(200) or numeric(10,2).");
    }

    private static (string What, string NextStep)? Range(string name, int[] numbers, int version) => name switch
    {
        "character varying" or "character" => Between(numbers, 1, MaxCharacters, "a length"),
        "bit" or "bit varying" => Between(numbers, 1, MaxBits, "a length"),
        "numeric" => Between(numbers.Take(1).ToArray(), 1, MaxNumericPrecision, "a precision") ?? Scale(numbers, version),
        _ when HasSeconds(name) => Between(numbers, 0, MaxSecondsPrecision, "a precision"),
        _ => ($"has the type {name} with a modifier, which it has none of", "Remove the parentheses, or the attribute that sets it."),
    };

    private static (string What, string NextStep)? Scale(int[] numbers, int version)
    {
        if (numbers.Length != 2)
        {
            return ("is numeric with " + numbers.Length + " modifiers", "Write precision and scale: numeric(10,2).");
        }

        var (precision, scale) = (numbers[0], numbers[1]);
        return (scale >= 0 && scale <= precision) || (version >= FreeScaleSince && Math.Abs(scale) <= MaxNumericPrecision)
            ? null
            : ($"is numeric({precision},{scale}): {scale} decimals of {precision} digits", ScaleHint);
    }

    private static (string What, string NextStep)? Between(int[] numbers, int least, int greatest, string what) =>
        numbers.Length == 1 && numbers[0] >= least && numbers[0] <= greatest
            ? null
            : ($"has {what} of {string.Join(",", numbers)}", $"Write one from {least} to {greatest}.");

    private static bool HasSeconds(string name) =>
        name.StartsWith("time", StringComparison.Ordinal) || name.StartsWith("interval", StringComparison.Ordinal);

    private static int[]? Numbers(string modifiers)
    {
        var parts = modifiers.Split(',');
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }
}
