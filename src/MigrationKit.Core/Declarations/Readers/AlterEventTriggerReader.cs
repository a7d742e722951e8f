using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

internal sealed class AlterEventTriggerReader() : StatementReader("alter event trigger")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Identifier();
        var state = EnabledStates.Read(sql) ?? throw sql.Expected("ENABLE or DISABLE");
        context.Amend(new ObjectId(ObjectKind.EventTrigger, "", name), item => EnabledStates.Set(item, state));
    }
}
