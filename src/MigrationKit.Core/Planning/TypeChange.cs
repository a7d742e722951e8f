using System.Globalization;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

internal enum TypeChangeWork
{
    /// <summary>The catalog only.</summary>
    None,

    /// <summary>The rows stay as they are, the column's indexes are built anew.</summary>
    Indexes,

    /// <summary>Rows and indexes are written anew.</summary>
    Rewrite,
}

/// <summary>
/// What ALTER COLUMN TYPE does to the rows. Measured on PostgreSQL 13 to 18: the lock is ACCESS EXCLUSIVE in every case, and any USING
/// expression forces a rewrite.
/// </summary>
internal static class TypeChange
{
    private static readonly string[] s_integers = ["smallint", "integer", "bigint"];

    private static readonly HashSet<string> s_text = new(StringComparer.Ordinal) { "text", "character varying" };

    // Types whose modifier is a number of digits of a second: none is the largest.
    private static readonly HashSet<string> s_precise = new(StringComparer.Ordinal)
    {
        "timestamp with time zone", "timestamp without time zone", "time with time zone", "time without time zone", "interval",
    };

    public static (TypeChangeWork Work, bool IsLossy) Of(Column from, Column to)
    {
        if (from.Type == to.Type)
        {
            return (from.Collation == to.Collation ? TypeChangeWork.None : TypeChangeWork.Indexes, false);
        }

        var work = Work(from.Type, to.Type);
        work = work == TypeChangeWork.None && from.Collation != to.Collation ? TypeChangeWork.Indexes : work;
        return (work, work == TypeChangeWork.Rewrite && !IsWidening(from.Type, to.Type));
    }

    private static TypeChangeWork Work(PgType from, PgType to)
    {
        if (from.IsArray || to.IsArray || from.Schema is not null || to.Schema is not null)
        {
            return TypeChangeWork.Rewrite;
        }

        return (from.Name, to.Name) switch
        {
            _ when s_text.Contains(from.Name) && s_text.Contains(to.Name) && IsLengthKept(from, to) => TypeChangeWork.None,
            ("numeric", "numeric") when IsNumericKept(from, to) => TypeChangeWork.None,
            ("bit varying", "bit varying") when IsLengthKept(from, to) => TypeChangeWork.None,
            ("cidr", "inet") => TypeChangeWork.None,
            var (name, same) when name == same && s_precise.Contains(name) && IsLengthKept(from, to) => TypeChangeWork.None,
            ("integer", "oid") => TypeChangeWork.Indexes,
            _ => TypeChangeWork.Rewrite,
        };
    }

    // No modifier is no limit.
    private static bool IsLengthKept(PgType from, PgType to) =>
        to.Modifiers is null || (from.Modifiers is not null && Number(from.Modifiers) <= Number(to.Modifiers));

    private static bool IsNumericKept(PgType from, PgType to)
    {
        if (to.Modifiers is null || from.Modifiers is null)
        {
            return to.Modifiers is null;
        }

        var (oldDigits, oldScale) = Precision(from.Modifiers);
        var (newDigits, newScale) = Precision(to.Modifiers);
        return oldScale == newScale && newDigits >= oldDigits;
    }

    private static bool IsWidening(PgType from, PgType to)
    {
        if (from.IsArray != to.IsArray)
        {
            return false;
        }

        var (old, wider) = (Array.IndexOf(s_integers, from.Name), Array.IndexOf(s_integers, to.Name));
        var isInteger = old >= 0 && from.Schema is null;
        return (isInteger && wider >= old)
            || (isInteger && to.Name == "numeric" && to.Modifiers is null)
            || (to.Schema is null && to.Name == "text")
            || (from.Name, to.Name) is ("real", "double precision") or ("json", "jsonb") or ("date", "timestamp without time zone");
    }

    private static (int Digits, int Scale) Precision(string modifiers)
    {
        var parts = modifiers.Split(',');
        return (Number(parts[0]), parts.Length > 1 ? Number(parts[1]) : 0);
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}
