using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

internal sealed class TableReader() : StatementReader("table")
{
    private static readonly string[] s_constraints = ["constraint", "primary", "unique", "check", "foreign", "exclude"];

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        sql.TryWords("if not exists");
        var table = sql.Name(context.DefaultSchema);
        context.Names.Take(table.Schema, table.Name);
        context.Add(new Table(table));
        Elements(table, sql.Parenthesized(), context);
    }

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
