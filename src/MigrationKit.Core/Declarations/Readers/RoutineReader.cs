using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

internal sealed class RoutineReader() : StatementReader("function", "procedure", "aggregate")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var kind = head switch { "function" => ObjectKind.Function, "procedure" => ObjectKind.Procedure, _ => ObjectKind.Aggregate };
        var name = sql.Name(context.DefaultSchema);
        var definition = sql.Ahead();
        var signature = RoutineArguments.Signature(sql.Parenthesized(), context.DefaultSchema);
        _ = sql.Rest();
        context.Add(ObjectId.Of(kind, name) with { Signature = signature }, definition);
    }
}
