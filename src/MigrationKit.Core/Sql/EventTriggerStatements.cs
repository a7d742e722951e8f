using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

internal sealed class EventTriggerStatements() : DefinedStatements(ObjectKind.EventTrigger, "EVENT TRIGGER")
{
    protected override IEnumerable<string> AlterClause(DefinedObject item, Clause? from, Clause? to) =>
        [$"ALTER EVENT TRIGGER {Name(item.Id.Name)} {EnabledState.Action(to)}"];
}
