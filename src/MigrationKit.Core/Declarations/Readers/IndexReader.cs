using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <remarks>https://www.postgresql.org/docs/current/sql-createindex.html</remarks>
internal sealed class IndexReader() : StatementReader("unique index", "index")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        _ = sql.TryWord("concurrently");
        sql.TryWords("if not exists");
        var name = sql.IsWord("on") ? null : sql.Identifier();
        sql.Words("on");
        var isOfWholeOnly = sql.TryWord("only");
        var table = sql.Name(context.DefaultSchema);
        var method = sql.TryWord("using") ? sql.Identifier() : "btree";
        var keys = SqlList.Split(sql.Parenthesized()).Select(Key).ToEquatableArray();
        var index = new TableIndex
        {
            Table = table,
            Name = name ?? context.Names.Make(table, string.Join("_", keys.Select(static key => key.Column ?? "expr")), "idx"),
            Keys = keys,
            IsUnique = head == "unique index",
            Method = method,
            Include = sql.TryWord("include") ? SqlList.Split(sql.Parenthesized()).Select(static column => new SqlCursor(column).Identifier()).ToEquatableArray() : default,
            NullsNotDistinct = sql.TryWords("nulls not distinct"),
            IsOfWholeOnly = isOfWholeOnly,
        };
        context.Names.Take(table.Schema, index.Name);
        _ = sql.TryWords("nulls distinct");
        index = sql.TryWord("with") ? index with { Parameters = Parameters.Read(sql) } : index;
        index = sql.TryWord("tablespace") ? index with { Tablespace = sql.Identifier() } : index;
        context.Add(sql.TryWord("where") ? index with { Where = sql.Rest() } : index);
    }

    /// <summary>One key with what stands behind it.</summary>
    public static IndexKey Key(string text)
    {
        var sql = new SqlCursor(text);
        var key = Start(sql);
        key = sql.TryWord("collate") ? key with { Collation = sql.Name("pg_catalog") } : key;
        if (!sql.IsAtEnd && !sql.IsWord("asc") && !sql.IsWord("desc") && !sql.IsWord("nulls"))
        {
            var name = sql.Name("");
            var parameters = sql.Is(SqlTokenKind.OpenParen) ? $"({sql.Parenthesized()})" : "";
            key = key with { OperatorClass = SqlIdentifier.Quote(name.Schema == "pg_catalog" ? "" : name.Schema, name.Name) + parameters };
        }

        key = key with { Descending = sql.TryWord("desc") };
        _ = sql.TryWord("asc");
        key = sql.TryWords("nulls first") ? key with { Nulls = NullsOrder.First } : sql.TryWords("nulls last") ? key with { Nulls = NullsOrder.Last } : key;
        sql.End();
        return key;
    }

    // A name alone is a column; a call or what is in parentheses is an expression.
    private static IndexKey Start(SqlCursor sql)
    {
        if (sql.Is(SqlTokenKind.OpenParen))
        {
            return new IndexKey { Expression = sql.Parenthesized() };
        }

        var name = sql.Name("");
        return sql.Is(SqlTokenKind.OpenParen)
            ? new IndexKey { Expression = SqlIdentifier.Quote(name.Schema, name.Name) + $"({sql.Parenthesized()})" }
            : new IndexKey { Column = name.Name };
    }
}
