using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations;

/// <summary>What stands behind PARTITION BY: <c>RANGE (created_at, lower(name))</c>.</summary>
internal static class PartitionKeys
{
    /// <summary>The columns; null for each key that is an expression. None where the text is broken, which others report.</summary>
    /// <param name="partitionBy">As <see cref="Table.PartitionBy"/> has it.</param>
    public static IReadOnlyList<string?> ColumnsOf(string partitionBy)
    {
        try
        {
            var sql = new SqlCursor(partitionBy);
            _ = sql.Token();
            return SqlList.Split(sql.Parenthesized()).Select(Column).ToList();
        }
        catch (DeclarationException)
        {
            return [];
        }
    }

    /// <summary>PARTITION BY some columns and nothing else.</summary>
    /// <param name="method"><c>RANGE</c>, <c>LIST</c> or <c>HASH</c>.</param>
    /// <param name="columns">Their names.</param>
    public static string Of(string method, IEnumerable<string> columns) => $"{method} ({string.Join(", ", columns.Select(SqlIdentifier.Quote))})";

    // A collation and an operator class may follow.
    private static string? Column(string key)
    {
        var sql = new SqlCursor(key);
        if (sql.Is(SqlTokenKind.OpenParen))
        {
            return null;
        }

        var name = sql.Identifier();
        return sql.Is(SqlTokenKind.OpenParen) || sql.Is(SqlTokenKind.Dot) ? null : name;
    }
}
