using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>ALTER OPERATOR FAMILY … ADD: the members that belong to no class.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-alteropfamily.html</remarks>
internal sealed class AlterOperatorFamilyReader() : StatementReader("alter operator family")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Name(context.DefaultSchema);
        sql.Words("using");
        var id = ObjectId.Of(ObjectKind.OperatorFamily, name) with { Signature = sql.Identifier() };
        sql.Words("add");
        foreach (var member in SqlList.Split(sql.Rest()).Select(text => Member(new SqlCursor(text), context.DefaultSchema)))
        {
            context.Amend(id, item => ((DefinedObject)item).With(member.Name, member.Value));
        }
    }

    // The model has the types before the name of the operator, as a function has them.
    private static Clause Member(SqlCursor sql, string defaultSchema)
    {
        var isOperator = sql.TryWord("operator");
        if (!isOperator)
        {
            sql.Words("function");
        }

        var number = sql.Token();
        var name = isOperator ? sql.Operator("") : default;
        var types = Types(sql, defaultSchema);
        if (!isOperator)
        {
            return new Clause($"FUNCTION {number} ({types})", sql.Rest());
        }

        _ = sql.TryWords("for search");
        var purpose = sql.Rest();
        var written = name.Schema.Length == 0 ? name.Name : Syntax.SqlIdentifier.Quote(name.Schema) + "." + name.Name;
        return new Clause($"OPERATOR {number} ({types})", written + (purpose.Length == 0 ? "" : " " + purpose));
    }

    // One type stands for both.
    private static string Types(SqlCursor sql, string defaultSchema)
    {
        var types = RoutineArguments.Operands(sql.Parenthesized(), defaultSchema);
        return SqlList.Split(types).Count == 1 ? $"{types}, {types}" : types;
    }
}

/// <summary>ALTER OPERATOR … SET: its estimators.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-alteroperator.html</remarks>
internal sealed class AlterOperatorReader() : StatementReader("alter operator")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Operator(context.DefaultSchema);
        var id = ObjectId.Of(ObjectKind.Operator, name) with { Signature = RoutineArguments.Operands(sql.Parenthesized(), context.DefaultSchema) };
        sql.Words("set");
        foreach (var (item, value) in DefinitionList.Read(sql))
        {
            if (item is not ("RESTRICT" or "JOIN"))
            {
                throw new DeclarationException($"{item} of an operator is said by CREATE OPERATOR");
            }

            var isNone = string.Equals(value, "none", StringComparison.OrdinalIgnoreCase);
            context.Amend(id, known => ((DefinedObject)known).With(item.ToLowerInvariant(), isNone ? null : value));
        }
    }
}
