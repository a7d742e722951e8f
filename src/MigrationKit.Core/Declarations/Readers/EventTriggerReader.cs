using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

internal sealed class EventTriggerReader() : StatementReader("event trigger")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context) =>
        context.Add(new ObjectId(ObjectKind.EventTrigger, "", sql.Identifier()), sql.Rest());
}
