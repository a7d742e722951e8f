using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

internal sealed class TriggerStatements() : DefinedStatements(ObjectKind.Trigger, "TRIGGER")
{
    protected override bool IsInCreate(Clause clause) => clause.Name == ClauseNames.Constraint;

    protected override string CreateStatement(DefinedObject item, bool replace) =>
        $"CREATE {(replace ? "OR REPLACE " : "")}{(item.Clause(ClauseNames.Constraint) is null ? "" : "CONSTRAINT ")}TRIGGER {CreatedName(item.Id)} {item.Definition}";

    protected override IEnumerable<string> AlterClause(DefinedObject item, Clause? from, Clause? to) =>
        [$"ALTER TABLE {Name(item.Id.ParentName)} {EnabledState.Action(to)} TRIGGER {Name(item.Id.Name)}"];
}
