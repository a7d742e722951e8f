using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

internal sealed class RuleReader() : StatementReader("rule")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Identifier();
        var definition = sql.Ahead();
        sql.Words("as on");
        _ = sql.Until("to");
        sql.Words("to");
        var relation = sql.Name(context.DefaultSchema);
        _ = sql.Rest();
        context.Add(ObjectId.Of(ObjectKind.Rule, relation, name), definition);
    }
}
