using MigrationKit.Core.Syntax;

namespace MigrationKit.Execution;

/// <summary>A statement that takes several transactions and leaves something half done when it is interrupted.</summary>
internal abstract record ConcurrentStatement
{
    /// <summary>The statement, if it is one of these.</summary>
    public static ConcurrentStatement? TryParse(string sql)
    {
        var words = new StatementWords(sql);
        if (!words.Has("concurrently"))
        {
            return null;
        }

        if (words.Accept("create"))
        {
            var isUnique = words.Accept("unique");
            return words.Accept("index", "concurrently") ? CreateIndex.Parse(words, isUnique) : null;
        }

        return words.Accept("drop", "index", "concurrently") ? DropIndex.Parse(words)
            : words.Accept("alter", "table") ? DetachPartition.Parse(words)
            : words.Accept("reindex") ? Reindex.Parse(words)
            : null;
    }

    protected static string Quoted(List<string> path) => string.Join('.', path.Select(SqlIdentifier.Quote));

    /// <summary>
    /// <c>CREATE [UNIQUE] INDEX CONCURRENTLY name ON table …</c>. An index that PostgreSQL is to name itself cannot be recognised afterwards.
    /// </summary>
    /// <param name="Name">The name of the index, unquoted; it is in the schema of its table.</param>
    /// <param name="Table">The table as it stands in SQL.</param>
    /// <param name="IsUnique">Whether it is unique.</param>
    /// <param name="IfNotExists">Whether an index of that name is to be taken for this one.</param>
    /// <param name="Definition">What follows the table.</param>
    public sealed record CreateIndex(string Name, string Table, bool IsUnique, bool IfNotExists, string Definition) : ConcurrentStatement
    {
        internal static CreateIndex? Parse(StatementWords words, bool isUnique)
        {
            var ifNotExists = words.Accept("if", "not", "exists");
            var index = words.IsNext("on") ? [] : words.Path();
            var hasTable = words.Accept("on");
            words.Accept("only");
            var table = words.Path();
            return index.Count == 1 && hasTable && table.Count > 0
                ? new CreateIndex(index[0], Quoted(table), isUnique, ifNotExists, words.Rest)
                : null;
        }
    }

    /// <summary><c>DROP INDEX CONCURRENTLY name</c>.</summary>
    /// <param name="Index">The index as it stands in SQL.</param>
    public sealed record DropIndex(string Index) : ConcurrentStatement
    {
        internal static DropIndex? Parse(StatementWords words)
        {
            words.Accept("if", "exists");
            return words.Path() is { Count: > 0 } index ? new DropIndex(Quoted(index)) : null;
        }
    }

    /// <summary><c>ALTER TABLE parent DETACH PARTITION partition CONCURRENTLY</c>.</summary>
    /// <param name="Parent">The partitioned table as it stands in SQL.</param>
    /// <param name="Partition">The partition as it stands in SQL.</param>
    public sealed record DetachPartition(string Parent, string Partition) : ConcurrentStatement
    {
        internal static DetachPartition? Parse(StatementWords words)
        {
            words.Accept("if", "exists");
            words.Accept("only");
            var parent = words.Path();
            return words.Accept("detach", "partition") && words.Path() is { Count: > 0 } partition && words.Accept("concurrently")
                ? new DetachPartition(Quoted(parent), Quoted(partition))
                : null;
        }
    }

    /// <summary><c>REINDEX {INDEX | TABLE} CONCURRENTLY name</c>, also with its options in parentheses.</summary>
    /// <param name="Relation">The index or table as it stands in SQL.</param>
    public sealed record Reindex(string Relation) : ConcurrentStatement
    {
        internal static Reindex? Parse(StatementWords words)
        {
            words.SkipParentheses();
            if (!words.Accept("index") && !words.Accept("table"))
            {
                return null;
            }

            words.Accept("concurrently");
            return words.Path() is { Count: > 0 } relation ? new Reindex(Quoted(relation)) : null;
        }
    }
}
