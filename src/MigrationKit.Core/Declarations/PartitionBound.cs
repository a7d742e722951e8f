using System.Globalization;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations;

/// <summary>Which rows of a partitioned table a partition has, in parts; the lists are SQL.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-PARTITION</remarks>
internal abstract record PartitionBound
{
    /// <summary>As the server prints it, and <see cref="Partition.Bound"/> has it.</summary>
    public abstract string Text { get; }

    /// <returns>Null for a bound that is written in another way than the server prints it.</returns>
    public static PartitionBound? Parse(string text)
    {
        try
        {
            var bound = Read(new SqlCursor(text));
            return bound?.Text == text ? bound : null;
        }
        catch (DeclarationException)
        {
            return null;
        }
    }

    private static PartitionBound? Read(SqlCursor sql)
    {
        if (sql.TryWord("default"))
        {
            return new DefaultBound();
        }

        sql.Words("for values");
        if (sql.TryWord("from"))
        {
            var from = sql.Parenthesized();
            sql.Words("to");
            return new RangeBound(from, sql.Parenthesized());
        }

        return sql.TryWord("in") ? new ListBound(sql.Parenthesized()) : sql.TryWord("with") ? Hash(SqlList.Split(sql.Parenthesized())) : null;
    }

    private static HashBound? Hash(IReadOnlyList<string> items) => items.Count == 2 && Number(items[0]) is { } modulus && Number(items[1]) is { } remainder
        ? new HashBound(modulus, remainder)
        : null;

    private static long? Number(string item) =>
        long.TryParse(item.Substring(item.LastIndexOf(' ') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

internal sealed record DefaultBound : PartitionBound
{
    public override string Text => "DEFAULT";
}

internal sealed record RangeBound(string From, string To) : PartitionBound
{
    public override string Text => $"FOR VALUES FROM ({From}) TO ({To})";
}

internal sealed record ListBound(string Values) : PartitionBound
{
    public override string Text => $"FOR VALUES IN ({Values})";
}

internal sealed record HashBound(long Modulus, long Remainder) : PartitionBound
{
    public override string Text => string.Format(CultureInfo.InvariantCulture, "FOR VALUES WITH (modulus {0}, remainder {1})", Modulus, Remainder);
}
