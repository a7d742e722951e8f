using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning;

/// <summary>How the values of one type are turned into those of another where nobody has said it.</summary>
internal static class TypeConversion
{
    private static readonly HashSet<string> s_numbers = new(StringComparer.Ordinal)
    {
        "smallint", "integer", "bigint", "numeric", "real", "double precision",
    };

    private static readonly HashSet<string> s_texts = new(StringComparer.Ordinal) { "text", "character varying", "character" };

    private static readonly HashSet<string> s_moments = new(StringComparer.Ordinal)
    {
        "date", "timestamp without time zone", "timestamp with time zone",
    };

    /// <param name="from">The column that has the values.</param>
    /// <param name="to">What they are to be values of.</param>
    /// <returns>An expression over the columns of the row.</returns>
    public static string Of(Column from, Column to)
    {
        var name = SqlIdentifier.Quote(from.Name);
        return from.Type.IsArray == to.Type.IsArray && HasCast(from.Type, to.Type) ? $"{name}::{to.Type}" : Stepwise(name, from.Type, to.Type);
    }

    /// <summary>By way of text, which every type can be turned into and read from; a value becomes an array of itself.</summary>
    private static string Stepwise(string name, PgType from, PgType to) => (from.IsArray, to.IsArray) switch
    {
        (true, true) => $"{name}::text[]::{to}",
        (false, true) => $"CASE WHEN {name} IS NULL THEN NULL ELSE ARRAY[{name}]::text[]::{to} END",
        _ => $"{name}::text::{to}",
    };

    private static bool HasCast(PgType from, PgType to)
    {
        if (from.Schema is not null || to.Schema is not null)
        {
            return s_texts.Contains(from.Name) || s_texts.Contains(to.Name);
        }

        return from.Name == to.Name
            || s_texts.Contains(from.Name) || s_texts.Contains(to.Name)
            || (s_numbers.Contains(from.Name) && s_numbers.Contains(to.Name))
            || (s_moments.Contains(from.Name) && s_moments.Contains(to.Name))
            || (from.Name, to.Name) is ("json", "jsonb") or ("jsonb", "json") or ("boolean", "integer") or ("integer", "boolean") or ("cidr", "inet") or ("inet", "cidr")
                or ("integer", "oid") or ("bit", "bit varying") or ("bit varying", "bit");
    }
}
