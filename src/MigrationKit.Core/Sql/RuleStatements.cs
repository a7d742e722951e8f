using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

internal sealed class RuleStatements() : DefinedStatements(ObjectKind.Rule, "RULE")
{
    protected override IEnumerable<string> AlterClause(DefinedObject item, Clause? from, Clause? to) =>
        [$"ALTER TABLE {Name(item.Id.ParentName)} {EnabledState.Action(to)} RULE {Name(item.Id.Name)}"];
}
