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
/// What ALTER COLUMN TYPE does to the rows. Measured on PostgreSQL 13 to 18, which do the same: the lock is ACCESS EXCLUSIVE in every case, and
/// any USING expression forces a rewrite.
/// </summary>
/// <param name="Work">What is written anew.</param>
/// <param name="IsLossy">Whether not every value of the old type is one of the new.</param>
internal sealed record TypeChange(TypeChangeWork Work, bool IsLossy)
{
    // A modifier that is left out means as many digits.
    private const int MostDigitsOfSecond = 6;

    private static readonly string[] s_integers = ["smallint", "integer", "bigint"];

    private static readonly HashSet<string> s_text = new(StringComparer.Ordinal) { "text", "character varying" };

    // Types whose modifier is a number of digits of a second.
    private static readonly HashSet<string> s_precise = new(StringComparer.Ordinal)
    {
        "timestamp with time zone", "timestamp without time zone", "time with time zone", "time without time zone",
    };

    // The fields of an interval, from the least.
    private static readonly string[] s_fields = ["second", "minute", "hour", "day", "month", "year"];

    /// <param name="from">The column before.</param>
    /// <param name="to">The column after.</param>
    /// <param name="before">The schema that has the domains of before.</param>
    /// <param name="after">The schema that has the domains of after.</param>
    public static TypeChange Of(Column from, Column to, DatabaseSchema before, DatabaseSchema after)
    {
        if (from.Type == to.Type)
        {
            return new(from.Collation == to.Collation ? TypeChangeWork.None : TypeChangeWork.Indexes, false);
        }

        // What a domain limits is not known of its values any more.
        var (source, _) = DomainBase.Of(from.Type, before);
        source = source == from.Type ? source : source with { Modifiers = null };
        var (target, isBound) = DomainBase.Of(to.Type, after);
        var work = isBound ? TypeChangeWork.Rewrite : WorkOf(source, target);
        work = work == TypeChangeWork.None && from.Collation != to.Collation ? TypeChangeWork.Indexes : work;
        return new(work, work == TypeChangeWork.Rewrite && (isBound || !IsWidening(source, target)));
    }

    /// <summary>
    /// Whether clients read and write both types the same way: integers of any length, text of any length, the same type with another
    /// precision. Values that do not fit are refused, by the column before or by the one after.
    /// </summary>
    public static bool IsWithinFamily(PgType from, PgType to) => from.IsArray == to.IsArray && from.Schema == to.Schema
        && (from.Name == to.Name
            || (from.Schema is null && s_integers.Contains(from.Name) && s_integers.Contains(to.Name))
            || (from.Schema is null && s_text.Contains(from.Name) && s_text.Contains(to.Name)));

    private static TypeChangeWork WorkOf(PgType from, PgType to)
    {
        if (from == to)
        {
            return TypeChangeWork.None;
        }

        if (from.IsArray || to.IsArray)
        {
            // Only where no length or precision is to be looked at in each element.
            return from.IsArray && to == (@from with { Modifiers = null }) ? TypeChangeWork.None : TypeChangeWork.Rewrite;
        }

        if (IsCitext(from) || IsCitext(to))
        {
            return to.Modifiers is null && (IsCitext(from) || s_text.Contains(from.Name)) && (IsCitext(to) || s_text.Contains(to.Name)) ? TypeChangeWork.Indexes : TypeChangeWork.Rewrite;
        }

        return from.Schema is not null || to.Schema is not null ? TypeChangeWork.Rewrite : WorkOfBuiltIn(from, to);
    }

    private static TypeChangeWork WorkOfBuiltIn(PgType from, PgType to) => (from.Name, to.Name) switch
    {
        _ when s_text.Contains(from.Name) && s_text.Contains(to.Name) => IfKept(IsLengthKept(from, to)),
        ("numeric", "numeric") => IfKept(IsNumericKept(from, to)),
        ("bit varying", "bit varying") => IfKept(IsLengthKept(from, to)),
        var (name, same) when name == same && s_precise.Contains(name) => IfKept(Digits(from) <= Digits(to)),
        _ when IsInterval(from) && IsInterval(to) => IfKept(IsIntervalKept(from, to)),
        ("cidr", "inet") or ("oid", "regclass") or ("xml", "text") => TypeChangeWork.None,
        ("bit", "bit varying") when to.Modifiers is null => TypeChangeWork.Indexes,
        ("integer", "oid") or ("oid", "integer") or ("integer", "regclass") => TypeChangeWork.Indexes,
        _ => TypeChangeWork.Rewrite,
    };

    private static TypeChangeWork IfKept(bool isKept) => isKept ? TypeChangeWork.None : TypeChangeWork.Rewrite;

    // In whatever schema its extension was put.
    private static bool IsCitext(PgType type) => type is { Schema: not null, Name: "citext" };

    private static bool IsInterval(PgType type) => type.Name == "interval" || type.Name.StartsWith("interval ", StringComparison.Ordinal);

    // interval_support in PostgreSQL's src/backend/utils/adt/timestamp.c: only the least field counts, and digits only where that is the second.
    private static bool IsIntervalKept(PgType from, PgType to) =>
        LeastField(to) <= LeastField(from) && (LeastField(from) > 0 || Digits(from) <= Digits(to));

    private static int LeastField(PgType interval) => Math.Max(0, Array.IndexOf(s_fields, interval.Name.Substring(interval.Name.LastIndexOf(' ') + 1)));

    private static int Digits(PgType type) => type.Modifiers is null ? MostDigitsOfSecond : Number(type.Modifiers);

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
