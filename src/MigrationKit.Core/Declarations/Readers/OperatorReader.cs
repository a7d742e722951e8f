using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>Operators: the functions that estimate how many rows they keep can change in place.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createoperator.html</remarks>
internal sealed class OperatorReader() : StatementReader("operator")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Operator(context.DefaultSchema);
        var items = DefinitionList.Read(sql).Select(static item => item.Name == "PROCEDURE" ? ("FUNCTION", item.Value) : item).ToList();
        if (items.All(static item => item.Item1 != "FUNCTION"))
        {
            throw new DeclarationException("the operator has no FUNCTION");
        }

        var clauses = items.Where(static item => IsEstimator(item.Item1)).Select(static item => new Clause(item.Item1.ToLowerInvariant(), item.Value ?? "")).ToArray();
        var id = ObjectId.Of(ObjectKind.Operator, name) with { Signature = $"{Operand("LEFTARG")}, {Operand("RIGHTARG")}" };
        context.Add(id, DefinitionList.Text(items.Where(static item => !IsEstimator(item.Item1))), clauses);

        string Operand(string side) => items.Where(item => item.Item1 == side).Select(static item => item.Value).FirstOrDefault() is { } type
            ? RoutineArguments.Operands(type, context.DefaultSchema)
            : "NONE";
    }

    private static bool IsEstimator(string name) => name is "RESTRICT" or "JOIN";
}

/// <summary>Operator classes; one without a family is in that of its own name.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createopclass.html</remarks>
internal sealed class OperatorClassReader() : StatementReader("operator class")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Name(context.DefaultSchema);
        var isDefault = sql.TryWord("default");
        sql.Words("for type");
        var type = sql.Until("using");
        sql.Words("using");
        var method = sql.Identifier();
        var family = sql.TryWord("family") ? sql.Name(context.DefaultSchema) : name;
        sql.Words("as");
        var members = string.Join(", ", SqlList.Split(sql.Rest()));
        context.Add(
            ObjectId.Of(ObjectKind.OperatorClass, name) with { Signature = method },
            $"{(isDefault ? "DEFAULT " : "")}FOR TYPE {type} USING {Syntax.SqlIdentifier.Quote(method)} FAMILY {Syntax.SqlIdentifier.Quote(family.Schema, family.Name)} AS {members}");
    }
}

/// <summary>Operator families, which start empty.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createopfamily.html</remarks>
internal sealed class OperatorFamilyReader() : StatementReader("operator family")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Name(context.DefaultSchema);
        sql.Words("using");
        context.Add(ObjectId.Of(ObjectKind.OperatorFamily, name) with { Signature = sql.Identifier() }, "");
    }
}
