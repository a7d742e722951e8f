using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>One column inside CREATE TABLE or after ADD COLUMN, with the constraints that stand behind it.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createtable.html</remarks>
internal sealed class ColumnDefinition(QualifiedName table, DeclarationContext context)
{
    // What may follow a type or an expression.
    private static readonly string[] s_next =
        ["constraint", "not", "null", "default", "generated", "unique", "primary", "check", "references", "collate", "deferrable", "initially", "storage", "compression", "options"];

    private readonly ConstraintDefinition _constraints = new(table, context);

    public void Read(SqlCursor sql, int ordinal)
    {
        var name = sql.Identifier();
        var type = PgType.Parse(sql.Until(s_next));
        var column = new Column { Table = table, Name = name, Type = type, IsNullable = true, Ordinal = ordinal };
        if (IsSerial(type.Name) is { } integer && type.Schema is null)
        {
            column = Serial(column, integer);
        }

        while (!sql.IsAtEnd)
        {
            var constraint = sql.TryWord("constraint") ? sql.Identifier() : null;
            column = ReadOne(column, constraint, sql);
        }

        context.Add(column);
    }

    private Column ReadOne(Column column, string? constraint, SqlCursor sql)
    {
        switch (0)
        {
            case 0 when sql.TryWords("not null"):
                return column with { IsNullable = false, Requirement = new Requirement { Name = constraint, NoInherit = sql.TryWords("no inherit") }.UnlessStandard };
            case 0 when sql.TryWord("null"):
                return column;
            case 0 when sql.TryWord("default"):
                return column with { Default = Expression(sql) };
            case 0 when sql.TryWord("collate"):
                return column with { Collation = sql.Name("pg_catalog") };
            case 0 when sql.TryWord("storage"):
                return column with { Storage = sql.Token() };
            case 0 when sql.TryWord("compression"):
                return column with { Compression = sql.Token() };
            case 0 when sql.IsWord("options"):
                return column with { ForeignOptions = OptionList.Read(sql) };
            case 0 when sql.TryWord("generated"):
                return Generated(column, sql);
            default:
                _constraints.Read(constraint, EquatableArray.Of(column.Name), sql);
                return column;
        }
    }

    // NULL and NOT start an expression as well as the next constraint.
    private static string Expression(SqlCursor sql) => sql.Until(atLeast: 1, s_next);

    private static Column Generated(Column column, SqlCursor sql)
    {
        var isAlways = sql.TryWord("always");
        if (!isAlways)
        {
            sql.Words("by default");
        }

        sql.Words("as");
        if (sql.TryWord("identity"))
        {
            var options = sql.Is(SqlTokenKind.OpenParen) ? SequenceOptionsReader.Read(new SqlCursor(sql.Parenthesized())).Options : SequenceOptions.Default;
            return column with { IsNullable = false, Identity = new Identity(isAlways ? IdentityGeneration.Always : IdentityGeneration.ByDefault) { Options = options } };
        }

        var expression = sql.Parenthesized();
        var isStored = sql.TryWord("stored") || !sql.TryWord("virtual");
        return column with { Generated = new GeneratedExpression(expression, isStored) };
    }

    // serial is no type: https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-SERIAL
    private Column Serial(Column column, string integer)
    {
        var sequence = new QualifiedName(table.Schema, context.Names.Make(table, column.Name, "seq"));
        context.Add(new Sequence(sequence) { DataType = integer, OwnedBy = column.Id });
        var quoted = SqlIdentifier.Literal(SqlIdentifier.Quote(sequence.Schema, sequence.Name));
        return column with { Type = PgType.BuiltIn(integer), IsNullable = false, Default = $"nextval({quoted}::regclass)" };
    }

    private static string? IsSerial(string type) => type switch
    {
        "smallserial" or "serial2" => "smallint",
        "serial" or "serial4" => "integer",
        "bigserial" or "serial8" => "bigint",
        _ => null,
    };
}
