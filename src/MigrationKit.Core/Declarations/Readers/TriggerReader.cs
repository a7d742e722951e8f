using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

internal sealed class TriggerReader() : StatementReader("constraint trigger", "trigger")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Identifier();
        var definition = sql.Ahead();
        _ = sql.Until("on");
        sql.Words("on");
        var relation = sql.Name(context.DefaultSchema);
        _ = sql.Rest();
        Clause[] clauses = head == "trigger" ? [] : [new Clause(ClauseNames.Constraint, "true")];
        context.Add(ObjectId.Of(ObjectKind.Trigger, relation, name), definition, clauses);
    }
}
