using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <remarks>https://www.postgresql.org/docs/current/sql-createtable.html</remarks>
internal sealed class TableReader() : StatementReader("unlogged table", "table")
{
    private static readonly string[] s_constraints = ["constraint", "primary", "unique", "check", "foreign", "exclude"];

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        sql.TryWords("if not exists");
        var table = sql.Name(context.DefaultSchema);
        context.Names.Take(table.Schema, table.Name);
        var item = new Table(table) { IsUnlogged = head == "unlogged table" };
        item = sql.TryWord("of") ? item with { OfType = sql.Name(context.DefaultSchema) } : item;
        if (item.OfType is null || sql.Is(SqlTokenKind.OpenParen))
        {
            Elements(table, sql.Parenthesized(), context);
        }

        context.Add(Settings(item, sql));
    }

    private static Table Settings(Table item, SqlCursor sql)
    {
        item = sql.TryWord("using") ? item with { AccessMethod = Unless(sql.Identifier(), "heap") } : item;
        item = sql.TryWord("with") ? item with { Parameters = Parameters.Read(sql) } : item;
        return sql.TryWord("tablespace") ? item with { Tablespace = Unless(sql.Identifier(), "pg_default") } : item;
    }

    private static string? Unless(string name, string standard) => name == standard ? null : name;

    public static void Elements(QualifiedName table, string elements, DeclarationContext context)
    {
        var ordinal = 0;
        foreach (var element in SqlList.Split(elements))
        {
            var sql = new SqlCursor(element);
            if (s_constraints.Any(word => sql.IsWord(word)))
            {
                Constraint(table, sql, context);
            }
            else
            {
                new ColumnDefinition(table, context).Read(sql, ++ordinal);
            }

            sql.End();
        }
    }

    public static void Constraint(QualifiedName table, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.TryWord("constraint") ? sql.Identifier() : null;
        new ConstraintDefinition(table, context).Read(name, default, sql);
    }
}
