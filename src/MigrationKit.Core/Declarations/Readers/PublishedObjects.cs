using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>What a publication is of: <c>TABLE a, b (x) WHERE (y), TABLES IN SCHEMA c</c>.</summary>
internal sealed class PublishedObjects
{
    private readonly List<PublishedTable> _tables = [];
    private readonly List<string> _schemas = [];

    public static PublishedObjects Read(string text, string defaultSchema)
    {
        var objects = new PublishedObjects();
        bool? isSchema = null;
        foreach (var item in SqlList.Split(text))
        {
            // Words hold until other words are said.
            var sql = new SqlCursor(item);
            isSchema = sql.TryWords("tables in schema") ? true : sql.TryWord("table") ? false : isSchema;
            if (isSchema is null)
            {
                throw sql.Expected("TABLE or TABLES IN SCHEMA");
            }

            objects.Add(isSchema.Value, sql, defaultSchema);
            sql.End();
        }

        return objects;
    }

    public Publication AddedTo(Publication publication) => publication with
    {
        Tables = publication.Tables.Concat(_tables).OrderBy(static published => published.Table).ToEquatableArray(),
        Schemas = publication.Schemas.Concat(_schemas).OrderBy(static schema => schema, StringComparer.Ordinal).ToEquatableArray(),
    };

    private void Add(bool isSchema, SqlCursor sql, string defaultSchema)
    {
        if (isSchema)
        {
            _schemas.Add(sql.TryWord("current_schema") ? defaultSchema : sql.Identifier());
            return;
        }

        var isOnly = sql.TryWord("only");
        var table = sql.Name(defaultSchema);
        if (!isOnly && sql.Ahead().StartsWith("*", StringComparison.Ordinal))
        {
            _ = sql.Token();
        }

        var columns = sql.Is(SqlTokenKind.OpenParen) ? SqlList.Split(sql.Parenthesized()).Select(static column => new SqlCursor(column).Identifier()) : [];
        _tables.Add(new PublishedTable(table, columns.ToEquatableArray(), sql.TryWord("where") ? Condition(sql.Parenthesized()) : null) { IsWithHeirs = !isOnly });
    }

    // One pair of parentheses: pg_dump has its own around those of the server.
    private static string Condition(string text)
    {
        var sql = new SqlCursor(text);
        if (sql.Is(SqlTokenKind.OpenParen))
        {
            var inner = sql.Parenthesized();
            return sql.IsAtEnd ? $"({inner})" : $"({text})";
        }

        return $"({text})";
    }
}
